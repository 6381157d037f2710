package org.xiucheng.pack;

import java.util.List;
import java.util.Optional;
import org.xiucheng.compute.score.ScoreRules;
import org.xiucheng.decide.statute.AnnouncedDay;
import org.xiucheng.kernel.calendar.TimeLimit;
import org.xiucheng.kernel.calendar.TimeLimits;
import org.xiucheng.kernel.calendar.WorkCalendar;
import org.xiucheng.kernel.category.Categories;
import org.xiucheng.kernel.category.Layers;
import org.xiucheng.kernel.law.Articles;
import org.xiucheng.kernel.matter.Procedure;
import org.xiucheng.kernel.matter.Procedures;
import org.xiucheng.sense.patrol.PatrolRules;

/// Everything one jurisdiction works by, read from its packs, checked whole, and never changed while the
/// program runs.
///
/// @param names the packs in the order in which they were read, each after those it is composed of
/// @param days of the calendar as they were announced, with their names
/// @param patrols who walks how often, where a practice of the region asks for it
/// @param scores how roads are scored, where a practice of the region does
/// @param layers in which layer of a street each category lies
/// @param texts the procedures as written, so that a matter can keep the very text that it began with
public record Packs(
        List<String> names,
        Categories categories,
        Articles articles,
        List<TimeLimit> timeLimits,
        WorkCalendar calendar,
        List<AnnouncedDay> days,
        Procedures procedures,
        List<ProcedureText> texts,
        PatrolRules patrols,
        ScoreRules scores,
        Layers layers) {
    /// A procedure and the document that it was read from.
    public record ProcedureText(Procedure procedure, String document) {}

    public Packs {
        names = List.copyOf(names);
        days = List.copyOf(days);
        texts = List.copyOf(texts);
        timeLimits = List.copyOf(timeLimits);
    }

    /// The handling limits, to be asked by category.
    public TimeLimits limits() {
        return TimeLimits.of(timeLimits);
    }

    /// The document that a procedure was read from; empty when no pack holds that version.
    public Optional<String> procedureDocument(String name, int version) {
        return texts.stream()
                .filter(text ->
                        text.procedure().name().equals(name) && text.procedure().version() == version)
                .map(ProcedureText::document)
                .findFirst();
    }
}
