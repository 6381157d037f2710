package org.xiucheng.decide.identity;

import java.time.Duration;
import java.util.HashMap;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.Decision;
import org.xiucheng.kernel.access.Forbid;
import org.xiucheng.kernel.access.Policy;
import org.xiucheng.kernel.access.Resource;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.matter.PublicNumber;

/// Data stewards approve what others ask, and take it back; whoever asked may give it back.
///
/// Nobody approves what they asked for themselves, and one person counts once, however many posts they hold.
@Service
public class DecideGrant {
    private final SqlGrants grants;
    private final WriteDown writeDown;
    private final FindFile files;

    DecideGrant(SqlGrants grants, WriteDown writeDown, FindFile files) {
        this.grants = grants;
        this.writeDown = writeDown;
        this.files = files;
    }

    /// The grant with this approval; it opens when there are as many as the reporter's protection asks for.
    ///
    /// @throws Problem `four-eyes` for whoever asked, or approved before
    public Grant approve(String code, Subject.Officer officer) {
        return writeDown.doing(officer, () -> {
            var grant = grants.lock(code).orElseThrow(DecideGrant::absent);
            var as = steward(grant, officer);
            var now = writeDown.now();
            if (grant.standing(now) != Grant.Standing.ASKED) {
                throw decided();
            }
            grants.approve(grant.id(), officer.person(), as, now);
            if (grant.approvedBy().size() + 1 >= grant.needed()) {
                grants.begin(grant, now, now.plus(Duration.ofHours(grant.hours())));
            }
            writeDown.done(officer, as, "identity.approved", new PublicNumber(grant.number()), code);
            return grants.find(code).orElseThrow();
        });
    }

    /// The grant, taken back: whoever reads after this reads nothing.
    public Grant revoke(String code, Subject.Officer officer) {
        return writeDown.doing(officer, () -> {
            var grant = grants.lock(code).orElseThrow(DecideGrant::absent);
            var as = taker(grant, officer);
            if (grant.revokedAt().isPresent()) {
                throw decided();
            }
            grants.revoke(grant, officer.person(), writeDown.now());
            writeDown.done(officer, as, "identity.revoked", new PublicNumber(grant.number()), code);
            return grants.find(code).orElseThrow();
        });
    }

    private Subject.Holding steward(Grant grant, Subject.Officer officer) {
        var done = new HashMap<UUID, Set<Action>>();
        grant.approvedBy().forEach(by -> done.put(by, Set.of(Action.GRANT_APPROVE)));
        done.put(grant.person(), Set.of(Action.GRANT_ASK));
        var asked = Resource.CITY.standing(Set.of(), done);
        return switch (Policy.decide(officer, Action.GRANT_APPROVE, asked, files.now())) {
            case Decision.Allowed(var _, var held) -> held.orElseThrow();
            case Decision.Forbidden(var by)
            when by == Forbid.FOUR_EYES -> throw Problem.forbidden("four-eyes", "Another person must decide this.");
            case Decision.Forbidden _, Decision.NoPermit() -> throw absent();
        };
    }

    /// Whoever asked may always give it back; else it takes a post that may take it.
    private Subject.Holding taker(Grant grant, Subject.Officer officer) {
        if (grant.person().equals(officer.person())) {
            return new Subject.Holding(grant.post(), grant.unit(), Set.of());
        }
        var file = files.find(new PublicNumber(grant.number()), officer).orElseThrow(DecideGrant::absent);
        return switch (files.decide(file, Action.GRANT_REVOKE, officer, files.now())) {
            case Decision.Allowed(var _, var held) -> held.orElseThrow();
            case Decision.Forbidden _, Decision.NoPermit() -> throw absent();
        };
    }

    private static Problem absent() {
        return Problem.absent("grant.absent", "There is no such grant.");
    }

    private static Problem decided() {
        return Problem.conflict("grant.decided", "This is decided already.");
    }
}
