package org.xiucheng.decide.statute;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.xiucheng.decide.amend.Line;
import org.xiucheng.decide.amend.Said;
import org.xiucheng.decide.amend.Table;
import org.xiucheng.decide.table.Column;
import org.xiucheng.decide.table.Nearest;
import org.xiucheng.decide.table.Row;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.calendar.Term;
import org.xiucheng.kernel.category.Categories;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.category.CodeSystem;
import org.xiucheng.kernel.law.Article;
import org.xiucheng.kernel.law.ArticleId;

/// How long handling may take and when it counts as done, category by category, as a table.
@Component
class LimitTable implements Table {
    private static final Column SYSTEM = Column.needed("system", "代码体系", "Code system");
    private static final Column CODE = Column.needed("code", "类别", "Category");
    private static final Column TERM = Column.needed("term", "时限", "Term");
    private static final Column BASIS = Column.needed("basis", "依据条款", "Legal basis");
    private static final Column CLOSE_ZH = Column.needed("close_zh", "结案条件", "Done when (Chinese)");
    private static final Column CLOSE_EN = Column.needed("close_en", "英文结案条件", "Done when (English)");
    private static final Column SOURCE = Column.needed("source", "出处", "Source");
    private static final int LONGEST = 200;
    private static final Form FORM = new Form(
            CurrentLimits.TABLE,
            new Bilingual("处置时限", "Time limits"),
            List.of(SYSTEM, CODE, TERM, BASIS, CLOSE_ZH, CLOSE_EN, SOURCE),
            Set.of(Trait.TIMED, Trait.OPEN, Trait.KEPT),
            Action.RULES_PROPOSE,
            Action.RULES_APPROVE);

    private final CurrentLimits current;
    private final CurrentArticles articles;
    private final Categories categories;

    LimitTable(CurrentLimits current, CurrentArticles articles, Categories categories) {
        this.current = current;
        this.articles = articles;
        this.categories = categories;
    }

    @Override
    public Form form() {
        return FORM;
    }

    @Override
    public List<Line> lines(Instant now) {
        return current.from(now);
    }

    @Override
    public Optional<Said> read(Row row, Asked asked) {
        var system = row.text(SYSTEM);
        var code = row.text(CODE);
        if (system.isPresent() && code.isPresent()) {
            category(row, new CategoryKey(system.get(), code.get()), asked.now());
        }
        var term = row.text(TERM).flatMap(said -> term(row, said));
        row.text(BASIS).ifPresent(said -> basis(row, said, asked.now()));
        for (var column : List.of(CLOSE_ZH, CLOSE_EN, SOURCE)) {
            row.words(column, LONGEST);
        }
        var key = system.orElse("") + "/" + code.orElse("");
        return Said.of(row, FORM.columns(), key)
                .flatMap(said -> term.map(one -> said.with(TERM, CurrentLimits.written(one))));
    }

    private void category(Row row, CategoryKey key, Instant now) {
        var systems = categories.systems().stream().map(CodeSystem::id).toList();
        if (!systems.contains(key.system())) {
            var near = Nearest.of(key.system(), systems);
            row.fault(SYSTEM, "category.unknown", Nearest.meant("没有这个代码体系", "No such code system", near));
        } else if (categories.find(key).filter(found -> !found.retiredAt(now)).isEmpty()) {
            var codes = categories.list(key.system()).stream()
                    .map(category -> category.key().code())
                    .toList();
            row.fault(
                    CODE,
                    "category.unknown",
                    Nearest.meant(
                            "没有这个类别或已停用", "No such category, or no longer in use", Nearest.of(key.code(), codes)));
        }
    }

    private static Optional<Term> term(Row row, String said) {
        try {
            return Optional.of(Term.parse(said));
        } catch (IllegalArgumentException malformed) {
            row.fault(
                    TERM,
                    "term.malformed",
                    new Bilingual(
                            "时限如 4 work hours、5 work days、2 urgent hours、15 natural days，1 至 3650。",
                            "A term is such as 4 work hours, 5 work days, 2 urgent hours, 15 natural days; 1 to 3650."));
            return Optional.empty();
        }
    }

    private void basis(Row row, String said, Instant now) {
        var known = articles.list().stream()
                .filter(article -> article.id().value().equals(said))
                .toList();
        if (known.isEmpty()) {
            var ids = articles.list().stream()
                    .map(Article::id)
                    .map(ArticleId::value)
                    .distinct()
                    .toList();
            row.fault(BASIS, "article.unknown", Nearest.meant("没有这条条文", "No such article", Nearest.of(said, ids)));
        } else if (known.stream().noneMatch(article -> article.validity().holdsAt(now))) {
            row.fault(BASIS, "rule.unbased", new Bilingual("这条条文现在无效。", "This article is not in force now."));
        }
    }

    @Override
    public void refresh() {
        articles.refresh();
        current.refresh();
    }
}
