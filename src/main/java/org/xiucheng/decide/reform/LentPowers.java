package org.xiucheng.decide.reform;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiucheng.kernel.access.sql.SqlDelegations;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.evidence.sql.SqlEntries;
import org.xiucheng.kernel.time.Maker;

/// Powers that the unit has lent, or that were lent to its posts. They end: whoever takes over lends anew, by
/// its own decision and that of another person.
@Component
class LentPowers implements Hanging {
    private final JdbcClient jdbc;
    private final Stances standing;
    private final Written written;
    private final Maker maker;

    LentPowers(JdbcClient jdbc, Stances standing, Written written, Maker maker) {
        this.jdbc = jdbc;
        this.standing = standing;
        this.written = written;
        this.maker = maker;
    }

    /// Where the end of a power is written, and who must hear of it.
    @Component
    record Written(TransactionTemplate transactions, SqlEntries entries, SqlDelegations delegations) {}

    @Override
    public List<Hung> on(Plan plan, Instant at) {
        return lent(plan, at).stream()
                .map(code -> new Hung("delegation", code, Optional.of("ends")))
                .toList();
    }

    @Override
    public int pass(Reform reform, Instant at, int most) {
        var some = lent(reform.plan(), at).stream().limit(most).toList();
        some.forEach(code -> written.transactions.executeWithoutResult(_ -> end(reform, code, at)));
        if (!some.isEmpty()) {
            written.delegations.forget();
        }
        return some.size();
    }

    private List<String> lent(Plan plan, Instant at) {
        return jdbc.sql("""
                        select code from access.delegation
                        where revoked_at is null and valid_to > :at and (grantor = :unit or post = any(:posts))
                        order by code
                        """)
                .param("unit", plan.whole() ? plan.unit() : "")
                .param("posts", standing.posts(plan).toArray(String[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list();
    }

    private void end(Reform reform, String code, Instant at) {
        var ended = jdbc.sql("""
                        update access.delegation set revoked_by = :person, revoked_at = :at
                        where code = :code and revoked_at is null
                        """)
                .param("person", reform.approved().orElseThrow().person())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("code", code)
                .update();
        if (ended == 1) {
            written.entries.add(Entry.of("delegation.revoked", at, maker.random())
                    .fact("delegation", code)
                    .fact("reform", reform.code())
                    .sealed(maker.id()));
        }
    }
}
