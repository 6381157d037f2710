package org.xiucheng.kernel.evidence.sql;

import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.evidence.Commitment;
import org.xiucheng.kernel.evidence.Entry;

/// Adds entries to the evidence, inside the transaction of the change they prove. Changes of one statement
/// carry theirs themselves.
@Repository
public class SqlEntries {
    private final JdbcClient jdbc;

    public SqlEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Stores the entry with the salts of what it commits to.
    public void add(Entry entry) {
        jdbc.sql("""
                with entry as (
                    insert into evidence.entry (id, kind, at, bytes, hash) values (:id, :kind, :at, :bytes, :hash)
                )
                insert into evidence.salt (entry_id, name, salt)
                select :id, name, salt from unnest(:names, :salts) as given (name, salt)
                """)
                .param("id", entry.id())
                .param("kind", entry.kind())
                .param("at", entry.at().atOffset(ZoneOffset.UTC))
                .param("bytes", entry.bytes())
                .param("hash", entry.hash())
                .param(
                        "names",
                        entry.commitments().stream().map(Commitment::name).toArray(String[]::new))
                .param(
                        "salts",
                        entry.commitments().stream().map(Commitment::salt).toArray(byte[][]::new))
                .update();
    }
}
