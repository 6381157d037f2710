package org.xiucheng.decide.intake;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.xiucheng.decide.intake.PlanIntake.Plan;
import org.xiucheng.kernel.access.IdentitySeal;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.calendar.Calendars;
import org.xiucheng.kernel.calendar.Deadline;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.matter.Announcement;
import org.xiucheng.kernel.matter.Clocked;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.matter.Report;
import org.xiucheng.kernel.matter.ReportToken;
import org.xiucheng.kernel.matter.sql.SqlIntake.Along;
import org.xiucheng.kernel.matter.sql.SqlIntake.Key;
import org.xiucheng.kernel.matter.sql.SqlIntake.Opening;
import org.xiucheng.kernel.time.Maker;
import org.xiucheng.sense.report.ReportDraft;
import org.xiucheng.sense.report.WriteContact;
import tools.jackson.databind.json.JsonMapper;

/// Makes of a plan and a draft the records that are stored together: matter, report, sealed contact, first
/// deadline, evidence entry, announcement. Pure but for the moment, the ids and the salts it draws.
@Component
public class ComposeOpening {
    private final Maker maker;
    private final Calendars calendars;
    private final IdentitySeal seal;
    private final CitySecrets secrets;
    private final WriteContact writeContact;
    private final JsonMapper json;

    public ComposeOpening(Maker maker, Calendars calendars, IdentitySeal seal, CitySecrets secrets, JsonMapper json) {
        this.maker = maker;
        this.calendars = calendars;
        this.seal = seal;
        this.secrets = secrets;
        this.writeContact = new WriteContact(json);
        this.json = json;
    }

    /// The moment of all that is composed next.
    public Instant now() {
        return maker.now();
    }

    ReportToken token(UUID report) {
        return ReportToken.derive(report, secrets.tokenKey());
    }

    public Opening opening(ReportDraft draft, Plan plan, Subject from, Instant now, Optional<Idempotency> key) {
        var number = PublicNumber.fresh(now, maker.random());
        var matter = matter(plan, number, now);
        var identity = draft.contact().filter(c -> !c.empty()).map(c -> seal.close(maker.id(), writeContact.bytes(c)));
        var report = report(draft, plan, from, matter, identity.map(IdentitySeal.Sealed::subject));
        var clock = clock(plan, matter);
        return new Opening(
                matter,
                json.writeValueAsString(Explanations.json(plan.naming().explanation())),
                report,
                identity,
                clock,
                entry(draft, report, matter, clock),
                announcement(matter, now),
                key.map(k -> new Key(k.principal(), k.route(), k.key(), k.bodyHash())),
                Along.NOTHING);
    }

    private Matter matter(Plan plan, PublicNumber number, Instant now) {
        return new Matter(
                maker.id(),
                number,
                plan.procedure(),
                plan.category(),
                plan.site().location(),
                plan.naming().lead(),
                plan.start().key(),
                now,
                1,
                0,
                Map.of(),
                Optional.empty(),
                plan.concern());
    }

    private Report report(ReportDraft draft, Plan plan, Subject from, Matter matter, Optional<UUID> subject) {
        var id = maker.id();
        return new Report(
                id,
                matter.number(),
                matter.id(),
                draft.channel(),
                from instanceof Subject.Client client ? Optional.of(client.key()) : Optional.empty(),
                matter.since(),
                draft.occurredAt(),
                draft.category(),
                draft.description(),
                draft.language(),
                plan.site().location(),
                draft.attributes().isEmpty()
                        ? Optional.empty()
                        : Optional.of(json.writeValueAsString(draft.attributes())),
                draft.mediaUrl(),
                token(id).hash(),
                subject,
                draft.externalRef());
    }

    private Clocked clock(Plan plan, Matter matter) {
        var start = plan.start();
        var term = start.term().orElseThrow();
        var deadline = Deadline.begin(
                maker.id(), matter.id(), start.key(), term, matter.since(), calendars.at(matter.since()));
        return new Clocked(deadline, start.basis().orElseThrow());
    }

    private Entry entry(ReportDraft draft, Report report, Matter matter, Clocked clock) {
        var entry = Entry.of("report.received", matter.since(), maker.random())
                .fact("number", matter.number().text())
                .fact("channel", report.channel())
                .fact(
                        "procedure",
                        matter.procedure().name() + "/" + matter.procedure().version())
                .fact("state", matter.state())
                .fact("revision", matter.revision())
                .fact("area", matter.location().finest())
                .fact("lead", matter.lead().unit())
                .fact("rule", matter.lead().rule())
                .fact("basis", matter.lead().basis().value())
                .fact("due", clock.deadline().due().toString())
                .fact("calendar", clock.deadline().calendarVersion());
        matter.category().ifPresent(key -> entry.fact("category", key.toString()));
        matter.location().segment().ifPresent(segment -> entry.fact("segment", segment));
        entry.commit("description", draft.description());
        matter.concern().about().ifPresent(unit -> entry.commit("about", unit));
        matter.location().point().ifPresent(p -> entry.commit("point", p.lon() + " " + p.lat()));
        matter.location().address().ifPresent(address -> entry.commit("address", address));
        draft.contact().filter(c -> !c.empty()).ifPresent(c -> entry.commit("contact", writeContact.text(c)));
        return entry.sealed(report.id());
    }

    private Announcement announcement(Matter matter, Instant now) {
        var body = Map.of(
                "number", matter.number().text(),
                "to", matter.state(),
                "revision", matter.revision(),
                "lead", matter.lead().unit());
        return new Announcement(maker.id(), "MatterMoved", matter.number().text(), now, json.writeValueAsString(body));
    }
}
