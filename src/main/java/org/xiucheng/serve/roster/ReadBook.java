package org.xiucheng.serve.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.xiucheng.decide.handover.KeepBook;
import org.xiucheng.decide.handover.SqlBook;
import org.xiucheng.decide.roster.RosterDesk;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.AsViewer;
import org.xiucheng.kernel.roster.OnDuty;
import org.xiucheng.serve.matter.Explain;
import org.xiucheng.serve.matter.Shown;

/// The hand-over book of a unit, for the unit itself, those over it, and whoever was called about a page of it.
/// Posts are told, never people; a matter that is hidden from the reader is not on the page.
@Service
public class ReadBook {
    private static final int PAGES = 30;

    private final SqlBook book;
    private final KeepBook keepBook;
    private final RosterDesk desk;
    private final Explain explain;
    private final AsViewer viewer;

    ReadBook(SqlBook book, KeepBook keepBook, RosterDesk desk, Explain explain, AsViewer viewer) {
        this.book = book;
        this.keepBook = keepBook;
        this.desk = desk;
        this.explain = explain;
        this.viewer = viewer;
    }

    /// What stands in the book of a unit.
    public record Book(Shown.Named unit, List<PageView> pages) {}

    /// The end of one turn.
    ///
    /// @param to the post that was to take over; absent where nobody follows
    /// @param late whether nobody took it over in time
    public record PageView(
            String code,
            Shown.Named unit,
            String shift,
            LocalDate day,
            Shown.Named post,
            Optional<Shown.Named> to,
            Instant at,
            Instant due,
            boolean late,
            Optional<Shown.Named> takenBy,
            Optional<Instant> takenAt,
            List<OpenView> open,
            List<NoteView> notes,
            boolean mayTake) {}

    /// `matter`, `task` or `call`, with the next term of it.
    public record OpenView(String kind, String name, Optional<Instant> due) {}

    public record NoteView(String text, Instant at) {}

    /// The latest pages of a unit.
    ///
    /// @throws Problem `unit.absent`, `handover.not-yours` for staff who neither belong to it nor stand over it
    public Book of(String unit, Subject.Officer by) {
        var now = desk.maker().now();
        if (desk.manning().get().parties().unit(unit).isEmpty()) {
            throw Problem.absent("unit.absent", "There is no such unit.");
        }
        if (!reach(unit, by, now)) {
            throw Problem.forbidden("handover.not-yours", "The book is for the unit and those over it.");
        }
        return viewer.read(
                by,
                () -> new Book(
                        explain.unit(unit),
                        book.list(unit, PAGES).stream()
                                .map(kept -> page(kept, by, now))
                                .toList()));
    }

    /// One page. @throws Problem `handover.absent`, also out of reach
    public PageView page(String code, Subject.Officer by) {
        var now = desk.maker().now();
        return viewer.read(
                by,
                () -> book.find(code)
                        .filter(kept -> reach(kept.unit(), by, now)
                                || keepBook.through(kept, by).isPresent())
                        .map(kept -> page(kept, by, now))
                        .orElseThrow(() -> Problem.absent("handover.absent", "There is no such hand-over.")));
    }

    private boolean reach(String unit, Subject.Officer by, Instant now) {
        var units = by.holdings().stream().map(Subject.Holding::unit).toList();
        return OnDuty.inReach(units, unit, now, desk.manning().get());
    }

    private PageView page(SqlBook.Kept kept, Subject.Officer by, Instant now) {
        var mine = kept.person().filter(by.person()::equals).isPresent();
        return new PageView(
                kept.code(),
                explain.unit(kept.unit()),
                kept.shift(),
                kept.day(),
                explain.post(kept.post()),
                kept.to().map(explain::post),
                kept.at(),
                kept.due(),
                kept.takenAt().isEmpty() && now.isAfter(kept.due()),
                kept.takenPost().map(explain::post),
                kept.takenAt(),
                book.items(kept.code()).stream()
                        .map(item -> new OpenView(item.kind(), item.name(), item.due()))
                        .toList(),
                book.notes(kept.shift(), kept.day()).stream()
                        .map(note -> new NoteView(note.text(), note.at()))
                        .toList(),
                kept.takenAt().isEmpty() && !mine && keepBook.through(kept, by).isPresent());
    }
}
