package org.xiucheng.decide.act;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiucheng.kernel.access.Delegation;
import org.xiucheng.kernel.access.sql.SqlDelegations;
import org.xiucheng.kernel.matter.Actor;
import org.xiucheng.kernel.matter.Moving;
import org.xiucheng.kernel.matter.Owner;
import org.xiucheng.kernel.matter.sql.SqlMoves;

/// Stores an act; one that uses a lent power together with its count, so that a power that is taken back at
/// that moment, or used up, moves nothing.
@Component
class StoreMove {
    private final SqlMoves moves;
    private final SqlDelegations delegations;
    private final TransactionTemplate transactions;

    StoreMove(SqlMoves moves, SqlDelegations delegations, TransactionTemplate transactions) {
        this.moves = moves;
        this.delegations = delegations;
        this.transactions = transactions;
    }

    /// Whether it was stored; false when the matter had moved on.
    boolean store(Moving moving) {
        var lent = delegation(moving);
        return lent.isEmpty() ? moves.store(moving) : borrowed(moving, lent.get());
    }

    private boolean borrowed(Moving moving, String code) {
        staysAtHome(moving);
        return Boolean.TRUE.equals(transactions.execute(status -> {
            if (!delegations.use(code, moving.done().at())) {
                throw FindActor.outside(Delegation.Limit.PER_DAY);
            }
            var stored = moves.store(moving);
            if (!stored) {
                status.setRollbackOnly();
            }
            return stored;
        }));
    }

    /// A lent power sends a matter to the unit of the post that uses it and to no other.
    private static void staysAtHome(Moving moving) {
        var leads = moving.after()
                .standing()
                .owner()
                .filter(owner -> owner == Owner.LEAD)
                .isPresent();
        if (leads
                && moving.done().act().actor() instanceof Actor.Officer officer
                && !officer.unit().equals(moving.after().lead().unit())) {
            throw FindActor.outside(Delegation.Limit.OWN_UNIT);
        }
    }

    private static Optional<String> delegation(Moving moving) {
        return moving.done().act().actor() instanceof Actor.Officer officer ? officer.delegation() : Optional.empty();
    }
}
