package org.xiucheng.door.open311;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.category.Categories;
import org.xiucheng.kernel.category.Category;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.category.CodeSystem;
import org.xiucheng.kernel.place.Places;

/// The kinds of report that can be sent here: every category that may be chosen today, and `other`.
@Component
class Services {
    private static final Bilingual OTHER_NAME = new Bilingual("其他（由受理员分类）", "Other (sorted by the intake desk)");
    private static final Bilingual OTHER_GROUP = new Bilingual("其他", "Other");
    private static final Bilingual OTHER_DESCRIPTION = new Bilingual(
            "不确定类别时选用；受理员会确认类别。", "For whatever fits nowhere else; the intake desk confirms the category.");
    private static final Bilingual COMPONENT_NUMBER =
            new Bilingual("部件上的编号（16 位数字）", "The number on the component (16 digits)");

    private final Categories categories;
    private final InstantSource clock;
    private final Questions questions;

    Services(Categories categories, Places places, ResourceLoader files, InstantSource clock) {
        this.categories = categories;
        this.clock = clock;
        this.questions = Questions.of(places.jurisdiction().packs(), files);
    }

    /// All that may be chosen now, by list and code, `other` last.
    List<Service> list() {
        var now = clock.instant();
        var all = new ArrayList<Service>();
        categories.list().stream()
                .filter(category -> !category.retiredAt(now))
                .map(this::service)
                .forEach(all::add);
        all.add(other());
        return all;
    }

    /// The kind of report of that code; unknown ones are a problem `service.unknown`, retired ones
    /// `category.retired`.
    Service get(String code) {
        if (code.equals(ServiceCode.OTHER)) {
            return other();
        }
        var category = ServiceCode.read(code)
                .flatMap(categories::find)
                .orElseThrow(() -> Problem.absent("service.unknown", "There is no such service_code here."));
        return service(categories.choose(category.key(), clock.instant()));
    }

    /// The name of a category, retired ones too: what was filed under it stays readable.
    Bilingual name(Optional<CategoryKey> category) {
        return category.flatMap(categories::find).map(Category::name).orElse(OTHER_NAME);
    }

    /// The moment up to which clients may rely on what they have read of the list.
    Instant changed() {
        var now = clock.instant();
        return categories.list().stream()
                .map(category -> category.validity().from())
                .filter(from -> !from.isAfter(now))
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private static Service other() {
        return new Service(ServiceCode.OTHER, Optional.empty(), OTHER_NAME, OTHER_GROUP, OTHER_DESCRIPTION, List.of());
    }

    private Service service(Category category) {
        var system = categories.systemOf(category);
        return new Service(
                ServiceCode.of(category.key()),
                Optional.of(category.key()),
                category.name(),
                category.group(),
                described(system),
                asked(category, system));
    }

    private static Bilingual described(CodeSystem system) {
        var standing = switch (system.standing()) {
            case COMPLETE -> new Bilingual("标准代码", "a code of the standard");
            case PARTIAL -> new Bilingual("标准代码，代码表不完整", "a code of the standard; our list is partial");
            case LOCAL -> new Bilingual("地方扩展代码，不属于国家标准", "a local extension, not a code of the standard");
        };
        return new Bilingual(
                system.name().zh() + "（" + standing.zh() + "）。" + system.note().zh(),
                system.name().en() + " (" + standing.en() + "). "
                        + system.note().en());
    }

    private List<Question> asked(Category category, CodeSystem system) {
        var asked = new ArrayList<Question>();
        if (system.kind() == CodeSystem.Kind.COMPONENT) {
            asked.add(new Question(Question.COMPONENT, Question.Kind.STRING, false, COMPONENT_NUMBER, List.of()));
        }
        asked.addAll(questions.about(category.key()));
        return asked;
    }
}
