package org.xiucheng.decide.amend;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xiucheng.decide.table.Column;
import org.xiucheng.decide.table.Row;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.Subject;

/// One table by which the city works and that people change by sheet; a Spring bean, found by its key.
public interface Table {
    /// What it is called, what it looks like, and who changes it.
    Form form();

    /// What it says at that moment and later, in the order of a sheet.
    List<Line> lines(Instant now);

    /// What the row says; nothing, and a fault of a cell, where it cannot say so.
    Optional<Said> read(Row row, Asked asked);

    /// What is wrong with all the changes together, or with one beside what stands.
    default List<Objection> judge(List<Change> changes, Asked asked) {
        return List.of();
    }

    /// What whoever approves should know: what the changes do not touch, or touch elsewhere.
    default List<Bilingual> notes(List<Change> changes, Instant now) {
        return List.of();
    }

    /// How the evidence names a row; never a person.
    default String publicName(String key) {
        return key;
    }

    /// Puts approved changes where they live, in the transaction of the approval.
    default void carryOut(List<Change.Effect> effects, Instant now, Subject.Officer by) {}

    /// Takes notice of what was approved: the next question is answered by it.
    void refresh();

    /// What a table is like.
    ///
    /// @param key its name in addresses and commands, such as `units`
    /// @param name what people call it; in Chinese the name of its sheet
    /// @param columns without those of the period
    /// @param proposes what one must be allowed to do to draft an amendment
    /// @param approves what one must be allowed to do to approve it; whoever drafted it never may
    record Form(String key, Bilingual name, List<Column> columns, Set<Trait> traits, Action proposes, Action approves) {
        public Form {
            columns = List.copyOf(columns);
            traits = Set.copyOf(traits);
        }

        public boolean is(Trait trait) {
            return traits.contains(trait);
        }
    }

    /// What not every table is.
    enum Trait {
        /// A row has a period of its own: the sheet has the columns `from` and `to`.
        TIMED,
        /// A row may have begun before it was written down, as an article of a law has.
        BACKDATED,
        /// Everyone may fetch it; else only those who may amend it.
        OPEN,
        /// Its rows lie with `KeptLines`; else `carryOut` puts them where they live.
        KEPT,
        /// Its rows make sense only together: while one of them is at fault, the others are not judged.
        WHOLE
    }

    /// Who asks, and when; whoever runs the machine when nobody is logged in.
    record Asked(Optional<Subject.Officer> by, Instant now) {}

    /// Something wrong with the change of a row, at the cell where it shows.
    record Objection(String key, Column column, String code, Bilingual says) {}
}
