package org.xiucheng.serve.matter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.xiucheng.decide.intake.CitySecrets;
import org.xiucheng.kernel.Sha256;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.Procedure;
import org.xiucheng.kernel.matter.Procedures;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.matter.sql.SqlIntake.Opening;

/// Shows matters: one whole, lists for everyone, the queue of an officer. Each reader gets what that reader
/// may see and no more.
@Service
public class ReadMatters {
    private static final UUID LAST = new UUID(-1L, -1L);
    private static final UUID FIRST = new UUID(0, 0);

    private final SqlMatterViews store;
    private final Names names;
    private final TellStory story;
    private final OfferActs offers;
    private final Procedures procedures;
    private final Asking asking;
    private final InstantSource clock;
    private final Watch watch;
    private final Cursors cursors;

    ReadMatters(
            SqlMatterViews store,
            Names names,
            TellStory story,
            OfferActs offers,
            Procedures procedures,
            Asking asking,
            Watch watch,
            CitySecrets secrets) {
        this.store = store;
        this.names = names;
        this.story = story;
        this.offers = offers;
        this.procedures = procedures;
        this.asking = asking;
        this.clock = watch.clock();
        this.watch = watch;
        this.cursors = new Cursors(Sha256.of("cursors".getBytes(StandardCharsets.UTF_8), secrets.tokenKey()));
    }

    /// The matter of a number (its own or that of one of its reports), as far as this reader may see it. An
    /// officer who sees the whole of it is written down before the answer leaves; what an officer sees after
    /// an act of their own is written down with the act.
    public Optional<MatterView> view(PublicNumber number, Subject subject) {
        var now = clock.instant();
        var view = watch.find(subject, () -> store.named(number).flatMap(id -> view(id, subject, now)));
        if (subject instanceof Subject.Officer officer) {
            view.filter(whole -> whole.report().isPresent())
                    .ifPresent(whole -> watch.read(officer, whole.summary().number()));
        }
        return view;
    }

    /// A matter that was read a moment ago, as far as this reader may see it.
    public MatterView view(Matter matter, Subject subject) {
        var now = clock.instant();
        return watch.find(subject, () -> view(matter.id(), subject, now))
                .orElseThrow(() -> new IllegalStateException("a matter is never taken away"));
    }

    private Optional<MatterView> view(UUID matter, Subject subject, Instant now) {
        return store.find(matter, subject instanceof Subject.Officer).flatMap(whole -> view(whole, subject, now));
    }

    private Optional<MatterView> view(WholeMatter whole, Subject subject, Instant now) {
        var report = report(whole, subject, now);
        var shown = report.isPresent() || asking.may(subject, Action.READ_PUBLIC, asking.matter(whole.matter()), now);
        return shown ? Optional.of(view(whole, subject, report, now)) : Optional.empty();
    }

    /// What its reporter sees of a matter that was opened just now; nothing is read.
    public MatterView opened(Opening opening) {
        var report = opening.report();
        var said = new Shown.Report(
                report.description(),
                report.location().address(),
                report.location().point().map(point -> new double[] {point.lon(), point.lat()}),
                report.channel(),
                report.receivedAt(),
                report.subject().isPresent());
        return view(WholeMatter.opened(opening), new Subject.Reporter(report.id()), Optional.of(said), clock.instant());
    }

    /// Matters as everyone sees them, newest first.
    public Page<MatterSummary> list(MatterQuery query, Optional<String> cursor, int limit) {
        var list = "list/" + query;
        var before =
                cursor.map(given -> UUID.fromString(cursors.open(list, given))).orElse(LAST);
        var now = clock.instant();
        var rows = store.newest(query, asking.reach(new Subject.Anyone(), Action.READ_PUBLIC, now), before, limit + 1);
        var page = rows.subList(0, Math.min(limit, rows.size()));
        var items = page.stream().map(row -> summary(row, Sight.PUBLIC, now)).toList();
        var next = rows.size() > limit
                ? Optional.of(cursors.seal(list, page.getLast().id().toString()))
                : Optional.<String>empty();
        return new Page<>(items, next);
    }

    /// What waits for an officer, most pressing first.
    public WorkQueue queue(Subject.Officer officer, Optional<String> cursor, int limit) {
        var list = "queue/" + officer.person();
        var after = cursor.map(given -> position(cursors.open(list, given)))
                .orElse(new SqlMatterViews.Position(Instant.EPOCH, FIRST));
        var now = clock.instant();
        var duties = asking.duties(officer, procedures, now);
        var lines = watch.seeing(officer, () -> store.queue(duties, now, after, limit + 1));
        var page = lines.stream()
                .limit(limit)
                .flatMap(line -> line.matter().stream())
                .toList();
        var items = page.stream().map(row -> item(row, officer, now)).toList();
        var next = lines.size() > limit
                ? Optional.of(cursors.seal(
                        list,
                        lines.get(limit - 1).pressing() + "|" + page.getLast().id()))
                : Optional.<String>empty();
        return new WorkQueue(items, next, lines.getFirst().counts());
    }

    private static SqlMatterViews.Position position(String text) {
        var bar = text.indexOf('|');
        return new SqlMatterViews.Position(
                Instant.parse(text.substring(0, bar)), UUID.fromString(text.substring(bar + 1)));
    }

    private WorkQueue.Item item(MatterRow row, Subject.Officer officer, Instant now) {
        var acts = offers.offers(row, procedure(row), officer, false, now);
        return new WorkQueue.Item(summary(row, Sight.WHOLE, now), acts, row.revision());
    }

    private MatterView view(WholeMatter whole, Subject subject, Optional<Shown.Report> report, Instant now) {
        var row = whole.matter();
        var sight = sight(subject, report.isPresent());
        var procedure = procedure(row);
        var deadlines = story.deadlines(whole.clocks(), procedure, sight, now);
        var events = story.story(whole.acts(), procedure, sight);
        var why = story.responsibility(row.explanation(), sight, now);
        var acts = offers.offers(row, procedure, subject, report.isPresent(), now);
        var cited = Stream.of(
                        Stream.of(why.basis()),
                        deadlines.stream().map(Shown.Deadline::basis),
                        events.stream().map(Shown.Event::basis),
                        acts.stream().map(Shown.Offer::basis))
                .flatMap(each -> each);
        return new MatterView(
                summary(row, sight, now),
                new MatterView.ProcedureName(row.procedure(), row.version()),
                deadlines,
                events,
                why,
                TellStory.law(cited),
                acts,
                report,
                sight == Sight.PUBLIC ? Optional.empty() : Optional.of(weighs(row, subject, now)),
                row.open()
                        ? Optional.of(names.duty(row.leadUnit(), row.leadPost(), now, sight == Sight.WHOLE))
                        : Optional.empty(),
                row.revision());
    }

    private Shown.Weighs weighs(MatterRow row, Subject subject, Instant now) {
        var matter = asking.matter(row);
        var asked = subject instanceof Subject.Reporter(var report) ? Asking.own(matter, report) : matter;
        return new Shown.Weighs(
                row.concern().about().map(names::unit),
                row.concern().sensitive(),
                asking.may(subject, Action.STATE_SUBJECT, asked, now),
                asking.may(subject, Action.MARK_SENSITIVE, asked, now));
    }

    /// What was said, for the officers it belongs to and for whoever said it.
    private Optional<Shown.Report> report(WholeMatter whole, Subject subject, Instant now) {
        var matter = asking.matter(whole.matter()).assisted(whole.assistants());
        if (subject instanceof Subject.Reporter(var report)) {
            return store.ownReport(whole.matter().id(), report)
                    .filter(_ -> asking.may(subject, Action.READ_OWN, Asking.own(matter, report), now));
        }
        return whole.said().filter(_ -> asking.may(subject, Action.READ_WHOLE, matter, now));
    }

    private static Sight sight(Subject subject, boolean mayRead) {
        if (!mayRead) {
            return Sight.PUBLIC;
        }
        return subject instanceof Subject.Reporter ? Sight.OWN : Sight.WHOLE;
    }

    private MatterSummary summary(MatterRow row, Sight sight, Instant now) {
        var state = procedure(row).state(row.state());
        return new MatterSummary(
                row.number(),
                row.category().map(names::category),
                row.state(),
                state.name(),
                state.stage(),
                row.open(),
                new Shown.Leads(names.unit(row.leadUnit()), row.leadPost().map(names::post)),
                names.place(row.areas(), row.segment(), sight),
                sight.time(row.openedAt()),
                row.clock().map(due -> due(due, sight, now)),
                row.reports(),
                row.undertaking());
    }

    private static Shown.Due due(MatterRow.Clock clock, Sight sight, Instant now) {
        return new Shown.Due(clock.name(), sight.time(clock.due()), clock.standing(now), clock.provisional());
    }

    private Procedure procedure(MatterRow row) {
        return procedures
                .find(row.procedure(), row.version())
                .orElseThrow(() -> new IllegalStateException("no pack holds " + row.procedure() + " " + row.version()));
    }
}
