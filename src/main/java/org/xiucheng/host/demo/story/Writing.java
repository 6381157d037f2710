package org.xiucheng.host.demo.story;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;
import org.xiucheng.host.demo.store.Ledger;
import org.xiucheng.kernel.access.IdentitySeal.Sealed;
import org.xiucheng.kernel.calendar.Deadline;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.matter.Actor;
import org.xiucheng.kernel.matter.Clocked;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.Moving;
import org.xiucheng.kernel.time.Uuid7;
import tools.jackson.databind.json.JsonMapper;

/// Turns what was told of a matter into rows.
final class Writing {
    private final Ledger ledger;
    private final JsonMapper json = JsonMapper.shared();

    Writing(Ledger ledger) {
        this.ledger = ledger;
    }

    void add(Tale tale) {
        var opening = tale.opening;
        ledger.matter(matter(tale));
        opening.identity().ifPresent(this::subject);
        report(tale);
        ledger.entry(opening.entry());
        tale.moves.forEach(this::move);
        leadChanges(tale);
        tale.clocks().forEach(this::clock);
        tale.told.forEach(told -> {
            ledger.escalation(told.deadline(), told.level(), told.at(), told.unit());
            ledger.entry(told.entry());
        });
    }

    private Ledger.MatterRow matter(Tale tale) {
        var m = tale.matter();
        return new Ledger.MatterRow(
                m.id(),
                m.number().text(),
                m.procedure().name(),
                m.procedure().version(),
                m.category().map(CategoryKey::system),
                m.category().map(CategoryKey::code),
                m.state(),
                m.since(),
                tale.opening.matter().since(),
                m.open(),
                m.revision(),
                m.bounces(),
                m.lead().unit(),
                m.lead().post(),
                m.lead().rule(),
                m.lead().basis().value(),
                tale.explanation(),
                m.location().areas(),
                m.location().segment(),
                m.location().component(),
                json.writeValueAsString(actors(m)),
                tale.undertaking());
    }

    private static Map<String, UUID> actors(Matter matter) {
        return new TreeMap<>(matter.lastActors());
    }

    private void subject(Sealed sealed) {
        ledger.subject(sealed.subject(), sealed.wrappedKey(), sealed.contact(), Uuid7.timeOf(sealed.subject()));
    }

    private void report(Tale tale) {
        var r = tale.opening.report();
        var point = r.location().point();
        ledger.report(
                r.id(),
                r.number().text(),
                r.matter(),
                r.channel(),
                r.client(),
                r.receivedAt(),
                r.occurredAt(),
                r.category().map(CategoryKey::system),
                r.category().map(CategoryKey::code),
                r.description(),
                r.language(),
                point.map(p -> p.lon()),
                point.map(p -> p.lat()),
                r.location().address(),
                r.tokenHash(),
                r.subject());
    }

    private void move(Moving moving) {
        var done = moving.done();
        var act = done.act();
        var officer = act.actor() instanceof Actor.Officer o ? Optional.of(o) : Optional.<Actor.Officer>empty();
        ledger.act(
                done.id(),
                moving.after().id(),
                moving.after().revision(),
                act.verb(),
                moving.before().state(),
                moving.after().state(),
                kind(act.actor()),
                officer.map(Actor.Officer::person),
                officer.map(Actor.Officer::unit),
                officer.map(Actor.Officer::post),
                act.reason(),
                act.note(),
                rating(done.rating()),
                done.step().basis().value(),
                done.at());
        ledger.entry(moving.entry());
        moving.shifts().forEach(s -> ledger.shift(s.deadline(), s.at(), s.before(), s.after(), s.reason(), done.id()));
    }

    /// What another unit answers for was given away for the last reason that was said.
    private void leadChanges(Tale tale) {
        var reason = Optional.<String>empty();
        for (var moving : tale.moves) {
            var said = moving.done().act().reason();
            reason = said.isPresent() ? said : reason;
            var before = moving.before().lead();
            var after = moving.after().lead();
            if (!before.unit().equals(after.unit())) {
                ledger.leadChange(
                        moving.done().id(),
                        moving.after().id(),
                        moving.after().revision(),
                        moving.done().at(),
                        moving.cause().key(),
                        before.unit(),
                        before.rule(),
                        after.unit(),
                        after.rule(),
                        reason,
                        moving.after().category().map(CategoryKey::system),
                        moving.after().category().map(CategoryKey::code));
            }
        }
    }

    private static Optional<Integer> rating(OptionalInt rating) {
        return rating.isPresent() ? Optional.of(rating.getAsInt()) : Optional.empty();
    }

    private static String kind(Actor actor) {
        return switch (actor) {
            case Actor.Officer _ -> "officer";
            case Actor.Reporter _ -> "reporter";
            case Actor.Clock _ -> "clock";
        };
    }

    private void clock(Clocked clocked) {
        Deadline d = clocked.deadline();
        ledger.deadline(
                d.id(),
                d.matter(),
                d.clock(),
                d.term().key(),
                d.term().amount(),
                clocked.basis().value(),
                d.start(),
                d.due(),
                d.provisional(),
                d.calendarVersion(),
                d.pausedAt(),
                d.metAt(),
                d.level());
    }
}
