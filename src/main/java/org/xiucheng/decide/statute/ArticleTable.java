package org.xiucheng.decide.statute;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.xiucheng.decide.amend.Change;
import org.xiucheng.decide.amend.KeptLines;
import org.xiucheng.decide.amend.Line;
import org.xiucheng.decide.amend.Said;
import org.xiucheng.decide.amend.Table;
import org.xiucheng.decide.table.Column;
import org.xiucheng.decide.table.Row;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.responsibility.sql.CurrentRules;

/// The articles on which duties, terms and verbs rest, as a table: by law and number, with the period in which
/// each is in force. A law that is written down late may have begun long ago.
@Component
class ArticleTable implements Table {
    private static final Column ID = Column.needed("id", "条款编号", "Article");
    private static final Column LAW_ZH = Column.needed("law_zh", "法律", "Law (Chinese)");
    private static final Column LAW_EN = Column.needed("law_en", "法律英文名", "Law (English)");
    private static final Column NUMBER = Column.needed("number", "条号", "Number");
    private static final Column GIST_ZH = Column.needed("gist_zh", "要旨", "Gist (Chinese)");
    private static final Column GIST_EN = Column.needed("gist_en", "英文要旨", "Gist (English)");
    private static final Column DEMO = Column.of("demo", "虚构", "Invented");
    private static final Column SOURCE = Column.needed("source", "出处", "Source");
    private static final Pattern FORM_OF_ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}/[a-z0-9][a-z0-9.-]{0,19}");
    private static final int LONGEST = 1_000;
    private static final Form FORM = new Form(
            CurrentArticles.TABLE,
            new Bilingual("法规条文", "Articles of law"),
            List.of(ID, LAW_ZH, LAW_EN, NUMBER, GIST_ZH, GIST_EN, DEMO, SOURCE),
            Set.of(Trait.TIMED, Trait.BACKDATED, Trait.OPEN, Trait.KEPT),
            Action.RULES_PROPOSE,
            Action.RULES_APPROVE);

    private final CurrentArticles current;
    private final CurrentLimits limits;
    private final CurrentRules rules;
    private final KeptLines kept;

    ArticleTable(CurrentArticles current, CurrentLimits limits, CurrentRules rules, KeptLines kept) {
        this.current = current;
        this.limits = limits;
        this.rules = rules;
        this.kept = kept;
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
        var id = row.form(
                ID,
                FORM_OF_ID,
                "article.malformed",
                new Bilingual("条款编号如 cn-civil-code/278。", "An article is named such as cn-civil-code/278."));
        for (var column : List.of(LAW_ZH, LAW_EN, NUMBER, GIST_ZH, GIST_EN, SOURCE)) {
            row.words(column, LONGEST);
        }
        var demo = row.truth(DEMO) ? "是" : "否";
        return Said.of(row, FORM.columns(), id.orElse("")).map(said -> said.with(DEMO, demo));
    }

    /// A new version may not reach back into the time of one that has ended.
    @Override
    public List<Objection> judge(List<Change> changes, Asked asked) {
        return changes.stream()
                .filter(change -> change.sort() == Change.Sort.ADDED && overlaps(change))
                .map(change -> new Objection(
                        change.key(),
                        ID,
                        "article.twice",
                        new Bilingual(
                                "该条文在所填期间已有有效版本。", "A version of this article is in force in that time already.")))
                .toList();
    }

    private boolean overlaps(Change change) {
        return change.from().isPresent()
                && kept.of(CurrentArticles.TABLE).stream()
                        .filter(line -> line.key().equals(change.key()))
                        .anyMatch(line -> line.validity()
                                .end()
                                .filter(end -> !end.isAfter(change.from().get()))
                                .isEmpty());
    }

    /// What rests on an article that ends is stopped from then on, so whoever approves is told how much it is.
    @Override
    public List<Bilingual> notes(List<Change> changes, Instant now) {
        var ending = changes.stream()
                .filter(change -> change.sort() == Change.Sort.ENDED)
                .map(Change::key)
                .collect(Collectors.toSet());
        if (ending.isEmpty()) {
            return List.of();
        }
        var duties = rules.get().rules().stream()
                .filter(rule -> rule.validity().holdsAt(now)
                        && ending.contains(rule.basis().value()))
                .count();
        var terms = limits.list().stream()
                .filter(limit -> limit.validity().holdsAt(now)
                        && ending.contains(limit.basis().value()))
                .count();
        return List.of(new Bilingual(
                "失效的条文是 %d 条职责规则和 %d 条时限的依据，请一并调整。".formatted(duties, terms),
                "%d duty rules and %d time limits rest on the articles that end; change them too."
                        .formatted(duties, terms)));
    }

    @Override
    public void refresh() {
        current.refresh();
    }
}
