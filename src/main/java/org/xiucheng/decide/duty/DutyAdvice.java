package org.xiucheng.decide.duty;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.xiucheng.decide.table.Nearest;
import org.xiucheng.decide.table.Row;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.category.Categories;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.law.Articles;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.place.Segment;
import org.xiucheng.kernel.responsibility.CategoryScope;
import org.xiucheng.kernel.responsibility.Rule;

/// Says of a cell that names what is not there, what would be: the nearest known code, or the code of what was
/// called by its name.
@Component
class DutyAdvice {
    static final Bilingual PERIOD = new Bilingual("失效应晚于生效。", "A period ends after it begins.");

    private final Places places;
    private final Categories categories;
    private final Articles articles;
    private final CurrentParties parties;

    DutyAdvice(Places places, Categories categories, Articles articles, CurrentParties parties) {
        this.places = places;
        this.categories = categories;
        this.articles = articles;
        this.parties = parties;
    }

    /// Notes in its cell what `CheckProposal` found wrong with the rule of a row.
    void fault(Row row, Rule rule, Problem problem) {
        switch (problem.pointer().orElse("")) {
            case "/name/zh" -> row.fault(DutyTable.NAME_ZH, problem.code(), text(problem));
            case "/name/en" -> row.fault(DutyTable.NAME_EN, problem.code(), text(problem));
            case "/unit" -> row.fault(DutyTable.UNIT, problem.code(), unit(rule.unit()));
            case "/post" -> row.fault(DutyTable.POST, problem.code(), post(rule));
            case "/basis" -> unbased(row, rule.basis().value());
            case "/categories" -> category(row, rule.categories(), problem.code());
            case "/places/area" ->
                row.fault(DutyTable.AREA, problem.code(), area(rule.places().area()));
            case "/places/road" ->
                row.fault(
                        DutyTable.ROAD,
                        problem.code(),
                        road(row.cell(DutyTable.ROAD).text()));
            case "/places/from" ->
                row.fault(
                        DutyTable.FROM_METRES,
                        problem.code(),
                        new Bilingual("起点超出了道路的长度。", "It begins beyond the end of the road."));
            default -> row.fault(DutyTable.COMPONENT, problem.code(), componentKind(row));
        }
    }

    /// Notes that the article of a row is unknown or not in force.
    void unbased(Row row, String said) {
        var versions = said.matches("[a-z0-9-]+/[a-z0-9.-]+") ? known(said) : List.<Bilingual>of();
        if (!versions.isEmpty()) {
            var zh = versions.stream().map(Bilingual::zh).collect(Collectors.joining("；"));
            var en = versions.stream().map(Bilingual::en).collect(Collectors.joining("; "));
            row.fault(
                    DutyTable.BASIS,
                    "rule.unbased",
                    new Bilingual("这条条文届时无效，其有效期：" + zh + "。", "This article is not in force then; it is " + en + "."));
            return;
        }
        var ids =
                articles.list().stream().map(one -> one.id().value()).distinct().toList();
        row.fault(
                DutyTable.BASIS, "article.unknown", Nearest.meant("没有这条条文", "No such article", Nearest.of(said, ids)));
    }

    private List<Bilingual> known(String said) {
        try {
            return articles.versions(new ArticleId(said)).stream()
                    .map(one -> one.validity().end().isPresent()
                            ? new Bilingual(
                                    day(one.validity().from()) + " 至 "
                                            + day(one.validity().end().get()),
                                    "from " + day(one.validity().from()) + " until "
                                            + day(one.validity().end().get()))
                            : new Bilingual(
                                    "自 " + day(one.validity().from()),
                                    "from " + day(one.validity().from())))
                    .toList();
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }

    private String day(Instant at) {
        return at.atZone(places.jurisdiction().zone()).toLocalDate().toString();
    }

    private static Bilingual text(Problem problem) {
        return problem.code().equals("length.max")
                ? new Bilingual("文字太长，最多 " + DutyLimits.USUAL.name() + " 字。", problem.detail())
                : new Bilingual("含有不是文字的字符。", problem.detail());
    }

    private Bilingual unit(String said) {
        var all = parties.get().units();
        if (parties.get().unit(said).isPresent()) {
            return new Bilingual("该单位届时不存在。", "The unit does not exist then.");
        }
        var named = named(
                all, unit -> unit.name().zh().equals(said) || unit.name().en().equals(said), u -> u.code());
        var near = named.or(
                () -> Nearest.of(said, all.stream().map(unit -> unit.code()).toList()));
        return Nearest.meant("没有这个单位", "No such unit", near);
    }

    private Bilingual post(Rule rule) {
        var posts = parties.get().posts().stream()
                .filter(post -> post.unit().equals(rule.unit()))
                .map(post -> post.code())
                .sorted()
                .toList();
        var said = rule.post().orElse("");
        var near =
                Nearest.of(said, posts).or(() -> posts.size() == 1 ? Optional.of(posts.getFirst()) : Optional.empty());
        return Nearest.meant("该单位没有这个岗位", "The unit has no such post", near);
    }

    private void category(Row row, CategoryScope scope, String code) {
        switch (scope) {
            case CategoryScope.Any() -> {}
            case CategoryScope.System(var system) -> system(row, system, code);
            case CategoryScope.Group(var system, var group) -> {
                if (categories.system(system).isEmpty()) {
                    system(row, system, code);
                } else {
                    var groups = categories.list(system).stream()
                            .map(one -> one.group().zh())
                            .distinct()
                            .toList();
                    row.fault(
                            DutyTable.CATEGORY,
                            code,
                            new Bilingual(
                                    "该体系没有这个大类；有：" + String.join("、", groups) + "。",
                                    "No such class in that code system; there are: " + String.join(", ", groups)
                                            + "."));
                }
            }
            case CategoryScope.One(var key) -> {
                if (categories.system(key.system()).isEmpty()) {
                    system(row, key.system(), code);
                } else {
                    row.fault(DutyTable.CATEGORY, code, one(key));
                }
            }
        }
    }

    private void system(Row row, String said, String code) {
        var ids = categories.systems().stream().map(one -> one.id()).toList();
        row.fault(
                DutyTable.SYSTEM,
                code,
                Nearest.of(said, ids)
                        .map(near -> Nearest.meant("没有这个代码体系", "No such code system", Optional.of(near)))
                        .orElse(new Bilingual(
                                "没有这个代码体系；有：" + String.join("、", ids) + "。",
                                "No such code system; there are: " + String.join(", ", ids) + ".")));
    }

    private Bilingual one(CategoryKey key) {
        var elsewhere = categories.systems().stream()
                .map(system -> system.id())
                .filter(id -> categories.find(new CategoryKey(id, key.code())).isPresent())
                .toList();
        if (!elsewhere.isEmpty() && !elsewhere.contains(key.system())) {
            var ids = String.join("、", elsewhere);
            return new Bilingual(
                    "所填体系没有这个代码，它属于：" + ids + "。", "That code system has no such code; it stands in: " + ids + ".");
        }
        var here = categories.list(key.system());
        var named =
                named(here, c -> c.name().zh().equals(key.code()), c -> c.key().code());
        return Nearest.meant(
                "没有这个类别或已停用",
                "No such category, or no longer in use",
                named.or(() -> Nearest.of(
                        key.code(),
                        here.stream()
                                .map(c -> c.key().code())
                                .filter(c -> !c.equals(key.code()))
                                .toList())));
    }

    private Bilingual area(String said) {
        var near = places.areaByName(said)
                .or(() -> Nearest.of(
                        said,
                        places.levels().stream()
                                .flatMap(level -> places.areasAtLevel(level.key()).stream())
                                .map(area -> area.code())
                                .toList()));
        return Nearest.meant("没有这个区域", "No such area", near);
    }

    private Bilingual road(String said) {
        var ids = places.segmentsIn(places.jurisdiction().bounds()).stream()
                .map(Segment::road)
                .distinct()
                .toList();
        var named = named(
                ids,
                id -> places.road(id)
                        .filter(road -> road.name().zh().equals(said))
                        .isPresent(),
                id -> id);
        return Nearest.meant("没有这条道路", "No such road", named.or(() -> Nearest.of(said, ids)));
    }

    private Bilingual componentKind(Row row) {
        var system = row.cell(DutyTable.COMPONENT_SYSTEM).text().strip();
        var codes = categories.list(system).stream().map(c -> c.key().code()).toList();
        return Nearest.meant(
                "没有这类部件",
                "No such kind of component",
                Nearest.of(row.cell(DutyTable.COMPONENT).text(), codes));
    }

    private static <T> Optional<String> named(Collection<T> all, Predicate<T> isIt, Function<T, String> code) {
        return all.stream().filter(isIt).map(code).findFirst();
    }
}
