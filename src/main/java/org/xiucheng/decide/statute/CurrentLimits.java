package org.xiucheng.decide.statute;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.xiucheng.decide.amend.KeptLines;
import org.xiucheng.decide.amend.Line;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.calendar.Term;
import org.xiucheng.kernel.calendar.TimeLimit;
import org.xiucheng.kernel.calendar.TimeLimits;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.place.Places;

/// The handling limits by category, as this node knows them: read once, and anew when an amendment is approved.
/// A clock that runs keeps the term that it began with.
@Component
class CurrentLimits implements TimeLimits {
    static final String TABLE = "limits";

    private final KeptLines kept;
    private final ObjectProvider<PackedLaw> packed;
    private final Places places;
    private final AtomicReference<@Nullable List<TimeLimit>> current = new AtomicReference<>();

    CurrentLimits(KeptLines kept, ObjectProvider<PackedLaw> packed, Places places) {
        this.kept = kept;
        this.packed = packed;
        this.places = places;
    }

    @Override
    public Optional<TimeLimit> forCategory(CategoryKey category, Instant moment) {
        // of two versions the later one is listed last, and it is the later one that counts
        return list().stream()
                .filter(limit ->
                        limit.category().equals(category) && limit.validity().holdsAt(moment))
                .reduce((_, later) -> later);
    }

    /// Every limit in every version.
    List<TimeLimit> list() {
        var known = current.get();
        return known == null ? refresh() : known;
    }

    /// The rows that hold at that moment or later, once the packs have brought theirs.
    List<Line> from(Instant moment) {
        if (current.get() == null) {
            refresh();
        }
        return kept.from(TABLE, moment);
    }

    List<TimeLimit> refresh() {
        kept.bring(
                TABLE,
                packed.getObject().limits().stream().map(CurrentLimits::line).toList());
        var fresh = kept.of(TABLE).stream().map(this::limit).toList();
        current.set(fresh);
        return fresh;
    }

    /// A term as a sheet says it, such as `10 work days`.
    static String written(Term term) {
        var key = term.key().replace('-', ' ');
        return term.amount() + " " + (term.amount() == 1 ? key.substring(0, key.length() - 1) : key);
    }

    private static Line line(TimeLimit limit) {
        var cells = Map.of(
                "system", limit.category().system(),
                "code", limit.category().code(),
                "term", written(limit.term()),
                "basis", limit.basis().value(),
                "close_zh", limit.closeCondition().zh(),
                "close_en", limit.closeCondition().en(),
                "source", limit.source());
        return new Line(limit.category().toString(), cells, limit.validity());
    }

    private TimeLimit limit(Line line) {
        return new TimeLimit(
                new CategoryKey(line.cell("system"), line.cell("code")),
                Term.parse(line.cell("term")),
                new ArticleId(line.cell("basis")),
                new Bilingual(line.cell("close_zh"), line.cell("close_en")),
                line.validity(),
                line.cell("source"),
                places.jurisdiction().id());
    }
}
