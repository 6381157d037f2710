package org.xiucheng.kernel.access;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xiucheng.kernel.access.Resource.Mark;
import org.xiucheng.kernel.access.Subject.Holding;
import org.xiucheng.kernel.access.Subject.Officer;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.Unit;

/// How one asker stands to one thing at one moment: the ties that hold, and the facts that speak against it.
record Standing(Subject subject, Action action, Resource resource, Context context) {
    /// The permissions that make an administrator.
    static final Set<Permission> ADMINISTER =
            Set.of(Permission.ADMINISTER_SYSTEM, Permission.ADMINISTER_SECURITY, Permission.ADMINISTER_AUDIT);

    /// The post through which an officer stands so with that permission; empty when none does.
    Optional<Holding> through(Tie tie, @Nullable Permission needs) {
        return subject instanceof Officer officer
                ? officer.holdings().stream()
                        .filter(held -> needs == null || held.permissions().contains(needs))
                        .filter(held -> holds(tie, held))
                        .findFirst()
                : Optional.empty();
    }

    /// Whether somebody who holds no post stands so.
    boolean stands(Tie tie) {
        return switch (tie) {
            case ANYONE -> true;
            case REPORTER ->
                subject instanceof Subject.Reporter(var report)
                        && resource.reports().contains(report);
            case SENDER ->
                subject instanceof Subject.Client client
                        && client.scopes().contains(Subject.Client.READ_OWN)
                        && resource.sender().filter(client.key()::equals).isPresent();
            case SHARED ->
                subject instanceof Subject.Peer(var city) && related("matter", Relation.SHARED, "city", city);
            case PEER -> subject instanceof Subject.Peer;
            case CLOCK -> subject instanceof Subject.Clock;
            case MODEL -> subject instanceof Subject.Model;
            case STAFF, LEAD, INTAKE, DISPATCHER, INSPECTOR, SUPERVISOR, MODERATOR, GRID_WORKER, ROAD_CHIEF, PARTY ->
                false;
            case ASSISTANT, DELEGATED -> false;
        };
    }

    private boolean holds(Tie tie, Holding held) {
        return switch (tie) {
            case STAFF -> true;
            case LEAD -> resource.leadUnit().filter(held.unit()::equals).isPresent();
            case INTAKE -> over(Relation.INTAKE, held);
            case DISPATCHER -> over(Relation.DISPATCHER, held);
            case INSPECTOR -> over(Relation.INSPECTOR, held);
            case SUPERVISOR -> over(Relation.SUPERVISOR, held);
            case MODERATOR -> over(Relation.MODERATOR, held);
            case GRID_WORKER -> works(held);
            case ROAD_CHIEF -> chiefs(held);
            case ASSISTANT -> resource.assistants().contains(held.unit());
            case DELEGATED -> lent(held).isPresent();
            case PARTY -> related("undertaking", Relation.PARTY, "unit", held.unit());
            case ANYONE, REPORTER, SENDER, SHARED, PEER, CLOCK, MODEL -> false;
        };
    }

    private boolean works(Holding held) {
        return resource.areas().stream().anyMatch(area -> mans(Party.area(area), Relation.WORKER, held));
    }

    private boolean chiefs(Holding held) {
        return resource.stretch().stream()
                .flatMap(stretch -> Stream.of(Party.road(stretch.road()), Party.segment(stretch.segment())))
                .anyMatch(object -> mans(object, Relation.CHIEF, held));
    }

    /// The delegation under which that post may do this here: within its limits, where the post works or is
    /// chief, and where the unit that lends it could do the same now.
    Optional<Delegation> lent(Holding held) {
        return works(held) || chiefs(held)
                ? context.delegations().stream()
                        .filter(lent -> lent.post().equals(held.post()))
                        .filter(lent ->
                                lent.outside(action, resource, context.at()).isEmpty())
                        .filter(lent -> could(lent.grantor()))
                        .findFirst()
                : Optional.empty();
    }

    /// Whether somebody of that unit could do it, by what the unit itself is.
    private boolean could(String unit) {
        var somebody = new Holding("", unit, Set.of());
        return Policy.CITY.permits(action).stream()
                .anyMatch(permit -> permit.tie() != Tie.DELEGATED && holds(permit.tie(), somebody));
    }

    private boolean over(String relation, Holding held) {
        return context.parties()
                .unitOver(resource.areas(), relation, context.at(), resource.aboutUnit())
                .map(Unit::code)
                .filter(held.unit()::equals)
                .isPresent();
    }

    private boolean mans(Party object, String relation, Holding held) {
        var there = context.parties().subjects(object, relation, context.at());
        return there.contains(Party.post(held.post())) || there.contains(Party.unit(held.unit()));
    }

    private boolean related(String kind, String relation, String subjectKind, String id) {
        return resource.number()
                .filter(number -> context.parties()
                        .subjects(new Party(kind, number), relation, context.at())
                        .contains(new Party(subjectKind, id)))
                .isPresent();
    }

    /// Whether that fact speaks against it.
    boolean is(Fact fact) {
        return switch (fact) {
            case ENDED -> officer().filter(this::ended).isPresent();
            case CLOCK -> subject instanceof Subject.Clock;
            case MODEL -> subject instanceof Subject.Model;
            case PEER -> subject instanceof Subject.Peer;
            case ADMINISTRATOR -> administers() > 0;
            case TWO_ADMINISTRATORS -> administers() > 1;
            case CONFLICTED -> officer().filter(this::conflicted).isPresent();
            case REPORTED ->
                officer().filter(o -> against(Relation.REPORTED, o.person())).isPresent();
            case OWN_UNIT -> officer().filter(this::complainedAbout).isPresent();
            case SAME_EYES -> officer().filter(this::sameEyes).isPresent();
            case NOT_POSSIBLE -> !resource.possible().contains(action);
            case SENSITIVE -> resource.marks().contains(Mark.SENSITIVE);
            case HELD -> resource.marks().contains(Mark.HELD);
            case UNGRANTED -> !stands(Tie.REPORTER) && granted().isEmpty();
            case OTHER_PURPOSE ->
                granted()
                        .filter(g -> !context.purpose().equals(Optional.of(g.purpose())))
                        .isPresent();
            case OTHER_FIELDS ->
                granted().filter(g -> !g.fields().containsAll(context.fields())).isPresent();
            case ONE_APPROVAL ->
                resource.marks().contains(Mark.PROTECTED)
                        && granted().filter(g -> g.approvals() < 2).isPresent();
        };
    }

    private Optional<Officer> officer() {
        return subject instanceof Officer officer ? Optional.of(officer) : Optional.empty();
    }

    private Optional<Context.Grant> granted() {
        return officer()
                .flatMap(officer ->
                        context.grant().filter(grant -> grant.live(officer.person(), resource.number(), context.at())));
    }

    private boolean ended(Officer officer) {
        var held = context.parties().postsOf(officer.person(), context.at());
        return !officer.holdings().stream()
                .allMatch(holding -> held.stream().anyMatch(post -> post.code().equals(holding.post())));
    }

    private long administers() {
        return officer().map(o -> ADMINISTER.stream().filter(o::may).count()).orElse(0L);
    }

    private boolean conflicted(Officer officer) {
        return against(Relation.CONFLICT, officer.person())
                || resource.aboutUnit()
                        .filter(unit -> context.parties()
                                .subjects(Party.unit(unit), Relation.CONFLICT, context.at())
                                .contains(Party.person(officer.person())))
                        .isPresent();
    }

    private boolean against(String relation, UUID person) {
        return related("matter", relation, "person", person.toString());
    }

    private boolean complainedAbout(Officer officer) {
        return officer.holdings().stream()
                .anyMatch(
                        held -> resource.aboutUnit().filter(held.unit()::equals).isPresent());
    }

    private boolean sameEyes(Officer officer) {
        var did = resource.done().getOrDefault(officer.person(), Set.of());
        return Policy.otherThan(action).stream().anyMatch(did::contains);
    }

    /// What may speak against something.
    enum Fact {
        ENDED,
        CLOCK,
        MODEL,
        PEER,
        ADMINISTRATOR,
        TWO_ADMINISTRATORS,
        CONFLICTED,
        REPORTED,
        OWN_UNIT,
        SAME_EYES,
        NOT_POSSIBLE,
        SENSITIVE,
        HELD,
        UNGRANTED,
        OTHER_PURPOSE,
        OTHER_FIELDS,
        ONE_APPROVAL
    }
}
