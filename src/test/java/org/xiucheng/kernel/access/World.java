package org.xiucheng.kernel.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.access.Resource.Mark;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.party.Parties;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.Person;
import org.xiucheng.kernel.party.Post;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.Unit;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.kernel.place.Segment;
import org.xiucheng.kernel.time.Validity;

/// One small city with one thing in it and one who asks, as plain facts from which the real questions are
/// built.
///
/// @param posts the permissions of the one post of an officer, as bits by ordinal
/// @param given the facts that are true, as bits by ordinal of `Given`
/// @param did what the officer did to the thing before, by ordinal of `Action`; -1 for nothing
record World(Kind kind, int posts, long given, Action action, int did) {
    enum Kind {
        OFFICER,
        REPORTER,
        CLIENT,
        MODEL,
        PEER,
        CLOCK,
        ANYONE
    }

    enum Given {
        LEADS,
        OVER_INTAKE,
        OVER_DISPATCHER,
        OVER_INSPECTOR,
        OVER_SUPERVISOR,
        OVER_MODERATOR,
        NARROWER,
        WORKS,
        CHIEF,
        PARTY,
        SHARED,
        TIE_ENDED,
        POST_ENDED,
        CONFLICT_MATTER,
        CONFLICT_UNIT,
        REPORTED,
        ABOUT_OWN,
        OWN_REPORT,
        SENT,
        MAY_READ_SENT,
        POSSIBLE,
        SENSITIVE,
        PROTECTED,
        HELD,
        GRANT,
        GRANT_OTHER_PERSON,
        GRANT_OTHER_MATTER,
        GRANT_ENDED,
        GRANT_REVOKED,
        OTHER_PURPOSE,
        OTHER_FIELD,
        APPROVED_ONE,
        APPROVED_TWO,
        APPROVED_SELF,
        CHIEF_OF_STRETCH,
        ASSISTS,
        LENT,
        GRANTOR_STANDS,
        LENT_SPENT
    }

    static final int NO_PERMIT = 0;
    static final int ALLOWED = 1;
    static final int FORBIDDEN = 2;

    private static final Instant AT = Instant.parse("2026-11-23T04:00:00Z");
    private static final Validity ENDED = new Validity(Instant.EPOCH, AT.minus(Duration.ofDays(1)));
    private static final UUID PERSON = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);
    private static final UUID THIRD = new UUID(1, 3);
    private static final UUID REPORT = new UUID(2, 1);
    private static final String NUMBER = "26K7-T3MX-Q9R4";
    private static final Party ME = Party.person(PERSON);
    private static final Bilingual NAME = Bilingual.same("n");
    private static final Segment STRETCH =
            new Segment("r-1", "r", NAME, List.of(new Point(0, 0), new Point(0, 1)), 0, 1, Validity.ALWAYS);
    private static final long RELATIONS = bits(
            EnumSet.range(Given.OVER_INTAKE, Given.REPORTED),
            Given.ABOUT_OWN,
            Given.CHIEF_OF_STRETCH,
            Given.GRANTOR_STANDS);
    private static final Map<Long, Parties> PARTIES = new ConcurrentHashMap<>();
    private static final Map<Given, String> OVER = Map.of(
            Given.OVER_INTAKE, Relation.INTAKE,
            Given.OVER_DISPATCHER, Relation.DISPATCHER,
            Given.OVER_INSPECTOR, Relation.INSPECTOR,
            Given.OVER_SUPERVISOR, Relation.SUPERVISOR,
            Given.OVER_MODERATOR, Relation.MODERATOR);

    static long bits(Set<Given> some, Given... more) {
        return Stream.concat(some.stream(), Arrays.stream(more))
                .mapToLong(one -> 1L << one.ordinal())
                .reduce(0, (a, b) -> a | b);
    }

    static long bits(Given... some) {
        return bits(Set.of(), some);
    }

    static int posts(Permission... some) {
        return Arrays.stream(some).mapToInt(one -> 1 << one.ordinal()).reduce(0, (a, b) -> a | b);
    }

    boolean is(Given fact) {
        return (given & 1L << fact.ordinal()) != 0;
    }

    World with(long more) {
        return new World(kind, posts, given | more, action, did);
    }

    World without(Given fact) {
        return new World(kind, posts, given & ~(1L << fact.ordinal()), action, did);
    }

    /// What the policy says: 0 nothing speaks for it, 1 allowed, 2 and up the forbid that bites first.
    int verdict(Policy policy) {
        return verdict(policy, standing());
    }

    /// The real question that this world asks.
    Standing standing() {
        return new Standing(subject(), action, resource(), context());
    }

    static int verdict(Policy policy, Standing standing) {
        return switch (policy.judge(standing)) {
            case Decision.Allowed _ -> ALLOWED;
            case Decision.NoPermit _ -> NO_PERMIT;
            case Decision.Forbidden(var by) -> FORBIDDEN + by.ordinal();
        };
    }

    boolean allowed(Policy policy) {
        return verdict(policy) == ALLOWED;
    }

    private Subject subject() {
        return switch (kind) {
            case OFFICER -> new Subject.Officer(PERSON, "me", Set.of(new Subject.Holding("p", "u", permissions())));
            case REPORTER -> new Subject.Reporter(REPORT);
            case CLIENT ->
                new Subject.Client("key", is(Given.MAY_READ_SENT) ? Set.of(Subject.Client.READ_OWN) : Set.of());
            case MODEL -> new Subject.Model("model");
            case PEER -> new Subject.Peer("peer");
            case CLOCK -> new Subject.Clock();
            case ANYONE -> new Subject.Anyone();
        };
    }

    private Set<Permission> permissions() {
        return Arrays.stream(Permission.values())
                .filter(one -> (posts & 1 << one.ordinal()) != 0)
                .collect(Collectors.toSet());
    }

    private Resource resource() {
        var marks = EnumSet.noneOf(Mark.class);
        for (var mark : Mark.values()) {
            if (is(Given.valueOf(mark.name()))) {
                marks.add(mark);
            }
        }
        return Resource.matter(NUMBER, is(Given.LEADS) ? "u" : "x", List.of("a", "a1", "a2"))
                .on(Optional.of(STRETCH))
                .about(Optional.of(is(Given.ABOUT_OWN) ? "u" : "z"))
                .reported(is(Given.OWN_REPORT) ? Set.of(REPORT) : Set.of())
                .sentBy(Optional.of(is(Given.SENT) ? "key" : "other"))
                .marked(marks)
                .assisted(is(Given.ASSISTS) ? Set.of("u") : Set.of("x"))
                .standing(
                        is(Given.POSSIBLE) ? Set.of(action) : Set.of(),
                        did < 0 ? Map.of() : Map.of(PERSON, Set.of(Action.values()[did])));
    }

    private Context context() {
        return new Context(
                PARTIES.computeIfAbsent(given & RELATIONS, _ -> parties()),
                AT,
                is(Given.GRANT) ? Optional.of(grant()) : Optional.empty(),
                Optional.of("call-back"),
                Set.of("phone"),
                is(Given.LENT) ? List.of(lent()) : List.of());
    }

    private Delegation lent() {
        return new Delegation(
                "D",
                "g",
                "p",
                Delegation.POWERS,
                Set.of(),
                "a",
                1,
                is(Given.LENT_SPENT) ? 1 : 0,
                Validity.ALWAYS,
                new ArticleId("law/1"));
    }

    private Context.Grant grant() {
        var by =
                is(Given.APPROVED_TWO) ? Set.of(OTHER, THIRD) : is(Given.APPROVED_ONE) ? Set.of(OTHER) : Set.<UUID>of();
        var approvers = is(Given.APPROVED_SELF)
                ? Stream.concat(by.stream(), Stream.of(is(Given.GRANT_OTHER_PERSON) ? OTHER : PERSON))
                        .collect(Collectors.toSet())
                : by;
        return new Context.Grant(
                is(Given.GRANT_OTHER_PERSON) ? OTHER : PERSON,
                is(Given.GRANT_OTHER_MATTER) ? "26K7-T3MX-Q9R5" : NUMBER,
                is(Given.OTHER_PURPOSE) ? "survey" : "call-back",
                is(Given.OTHER_FIELD) ? Set.of("name") : Set.of("phone", "name"),
                is(Given.GRANT_ENDED) ? ENDED : Validity.ALWAYS,
                is(Given.GRANT_REVOKED),
                approvers);
    }

    private Parties parties() {
        var tie = is(Given.TIE_ENDED) ? ENDED : Validity.ALWAYS;
        var all = Stream.of(
                        over(tie),
                        one(
                                Given.NARROWER,
                                OVER.values().stream()
                                        .map(name ->
                                                relation(Party.area("a1"), name, Party.unit("x"), Validity.ALWAYS))),
                        one(
                                Given.GRANTOR_STANDS,
                                Stream.of(Relation.INTAKE, Relation.DISPATCHER)
                                        .map(name -> relation(Party.area("a2"), name, Party.unit("g"), tie))),
                        one(Given.WORKS, Party.area("a"), Relation.WORKER, Party.post("p"), tie),
                        one(Given.CHIEF, Party.road("r"), Relation.CHIEF, Party.unit("u"), tie),
                        one(Given.CHIEF_OF_STRETCH, Party.segment("r-1"), Relation.CHIEF, Party.post("p"), tie),
                        one(Given.PARTY, new Party("undertaking", NUMBER), Relation.PARTY, Party.unit("u"), tie),
                        one(Given.SHARED, new Party("matter", NUMBER), Relation.SHARED, new Party("city", "peer"), tie),
                        one(Given.CONFLICT_MATTER, new Party("matter", NUMBER), Relation.CONFLICT, ME, Validity.ALWAYS),
                        one(Given.CONFLICT_UNIT, about(), Relation.CONFLICT, ME, Validity.ALWAYS),
                        one(Given.REPORTED, new Party("matter", NUMBER), Relation.REPORTED, ME, Validity.ALWAYS),
                        Stream.of(relation(
                                Party.post("p"), Relation.HOLDER, ME, is(Given.POST_ENDED) ? ENDED : Validity.ALWAYS)))
                .flatMap(each -> each)
                .toList();
        return new Parties(
                List.of(unit("u"), unit("x"), unit("z"), unit("g")),
                List.of(new Post("p", "u", NAME, Set.of())),
                List.of(new Person(PERSON, "me")),
                all);
    }

    private Stream<Relation> over(Validity tie) {
        return OVER.entrySet().stream()
                .filter(over -> is(over.getKey()))
                .map(over -> relation(Party.area("a"), over.getValue(), Party.unit("u"), tie));
    }

    private Party about() {
        return Party.unit(is(Given.ABOUT_OWN) ? "u" : "z");
    }

    private Stream<Relation> one(Given fact, Party object, String name, Party subject, Validity validity) {
        return one(fact, Stream.of(relation(object, name, subject, validity)));
    }

    private Stream<Relation> one(Given fact, Stream<Relation> relations) {
        return is(fact) ? relations : Stream.empty();
    }

    private static Relation relation(Party object, String name, Party subject, Validity validity) {
        return new Relation(object, name, subject, validity, "test");
    }

    private static Unit unit(String code) {
        return new Unit(code, NAME, "unit", "a", Validity.ALWAYS);
    }
}
