package org.xiucheng.decide.reform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.Post;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.party.sql.SqlParties;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.time.Maker;
import org.xiucheng.kernel.time.Validity;

/// Who stands where, as a reform hands it over: desks over areas, chiefs and workers, parties, conflicts. All
/// of it changes hands at the moment at which the reform takes effect; whoever holds a post keeps it until
/// nothing is left to do there.
@Component
class Stances implements Hanging {
    /// What belongs to the unit or post itself and ends with it.
    private static final Set<String> OWN = Set.of(Relation.HOLDER, Relation.LEADER, Relation.DEPUTY, "member", "chair");

    private final SqlReforms reforms;
    private final SqlParties store;
    private final CurrentParties parties;
    private final Places places;
    private final Maker maker;

    Stances(SqlReforms reforms, SqlParties store, CurrentParties parties, Places places, Maker maker) {
        this.reforms = reforms;
        this.store = store;
        this.parties = parties;
        this.places = places;
        this.maker = maker;
    }

    /// One sentence of who stands where.
    record Stance(Party object, String relation, Party subject, Instant from, Optional<Instant> to) {
        String text() {
            return "%s:%s#%s@%s:%s".formatted(object.kind(), object.id(), relation, subject.kind(), subject.id());
        }
    }

    static Stance stance(ResultSet row) throws SQLException {
        var to = row.getObject("valid_to", OffsetDateTime.class);
        return new Stance(
                new Party(row.getString("object_kind"), row.getString("object_id")),
                row.getString("relation"),
                new Party(row.getString("subject_kind"), row.getString("subject_id")),
                row.getObject("valid_from", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(to).map(OffsetDateTime::toInstant));
    }

    /// The posts that are handed over: all of a unit that ends, or those the plan names.
    List<String> posts(Plan plan) {
        return parties.get().posts().stream()
                .filter(post -> post.unit().equals(plan.unit()))
                .map(Post::code)
                .filter(code -> plan.whole() || plan.posts().containsKey(code))
                .sorted()
                .toList();
    }

    @Override
    public List<Hung> on(Plan plan, Instant at) {
        var hung = new ArrayList<Hung>();
        for (var stance : mine(plan, at)) {
            if (own(plan, stance)) {
                hung.add(ends(plan, stance));
            } else {
                hung.add(new Hung("relation", stance.text(), after(plan, stance).map(Party::id)));
            }
        }
        return hung;
    }

    @Override
    public int pass(Reform reform, Instant at, int most) {
        return 0;
    }

    /// Changes hands from that moment on.
    void handOver(Reform reform, Instant from) {
        for (var stance : mine(reform.plan(), from)) {
            if (!own(reform.plan(), stance)) {
                var next = after(reform.plan(), stance).orElseThrow();
                reforms.endRelation(stance, from);
                begin(reform, stance, next, from);
            }
        }
    }

    /// Ends what belongs to the unit or the posts themselves: holders leave for the post that takes over,
    /// where it is vacant; whoever holds no post any more has no account.
    @Override
    public void close(Reform reform, Instant at) {
        var known = store.all();
        for (var stance : mine(reform.plan(), at)) {
            reforms.endRelation(stance, at);
            if (stance.relation().equals(Relation.HOLDER)) {
                reform.plan()
                        .post(stance.object().id())
                        .filter(post -> known.post(post).isPresent()
                                && known.holder(post, at).isEmpty())
                        .ifPresent(post -> add(
                                reform,
                                new Stance(Party.post(post), Relation.HOLDER, stance.subject(), at, stance.to())));
                reforms.closeAccount(UUID.fromString(stance.subject().id()), at);
            }
        }
    }

    private List<Stance> mine(Plan plan, Instant at) {
        return reforms.stances(plan.whole() ? plan.unit() : "", posts(plan), at);
    }

    /// Whether it belongs to what ends, and not to something that goes on.
    private boolean own(Plan plan, Stance stance) {
        var object = stance.object();
        var mine = (object.kind().equals("unit") && object.id().equals(plan.unit()))
                || (object.kind().equals("post") && posts(plan).contains(object.id()));
        return mine && OWN.contains(stance.relation());
    }

    private static Hung ends(Plan plan, Stance stance) {
        var to = plan.post(stance.object().id()).orElse(stance.relation().equals(Relation.HOLDER) ? "vacant" : "ends");
        return new Hung(
                "holder",
                stance.object().kind() + ":" + stance.object().id() + "#" + stance.relation(),
                Optional.of(to));
    }

    /// Who stands there afterwards; nobody is found for a post that the plan hands to no other.
    private Optional<Party> after(Plan plan, Stance stance) {
        if (stance.subject().kind().equals("post")
                && posts(plan).contains(stance.subject().id())) {
            return plan.post(stance.subject().id()).map(Party::post);
        }
        return Optional.of(Party.unit(plan.successor(areas(stance))));
    }

    private List<String> areas(Stance stance) {
        return stance.object().kind().equals("area")
                        && places.area(stance.object().id()).isPresent()
                ? places.chainOf(stance.object().id())
                : List.of();
    }

    private void begin(Reform reform, Stance stance, Party next, Instant from) {
        var begins = stance.from().isAfter(from) ? stance.from() : from;
        var mine = stance.object().kind().equals("unit")
                && stance.object().id().equals(reform.plan().unit());
        var object = mine ? next : stance.object();
        var subject = mine ? stance.subject() : next;
        var held = store.all().subjects(object, stance.relation(), begins).contains(subject);
        if (!held) {
            add(reform, new Stance(object, stance.relation(), subject, begins, stance.to()));
        }
    }

    private void add(Reform reform, Stance stance) {
        var to = stance.to().filter(stance.from()::isBefore).orElse(null);
        store.add(
                maker.id(),
                new Relation(
                        stance.object(),
                        stance.relation(),
                        stance.subject(),
                        new Validity(stance.from(), to),
                        "reform " + reform.code()));
    }
}
