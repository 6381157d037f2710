package org.xiucheng.kernel.access.sql;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.Sha256;
import org.xiucheng.kernel.access.Subject;

/// Systems that may send or read by a key. Only the hash of a key is kept, so this list opens no door.
@Component
public class SqlApiKeys {
    private final JdbcClient sql;

    public SqlApiKeys(JdbcClient sql) {
        this.sql = sql;
    }

    /// The system that holds this secret at that moment, if one does.
    public Optional<Subject.Client> find(String secret, Instant at) {
        return sql.sql("""
                        select k.id, k.scopes from access.api_key k
                        where k.valid_from <= :at and (k.valid_to is null or k.valid_to > :at)
                            and (
                                k.secret_hash = :hash and (k.secret_to is null or k.secret_to > :at)
                                or k.id = (
                                    select s.key_id from access.api_secret s
                                    where s.secret_hash = :hash and s.valid_from <= :at
                                        and (s.valid_to is null or s.valid_to > :at)
                                )
                            )
                        """)
                .param("hash", Sha256.of(secret.getBytes(StandardCharsets.UTF_8)))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(SqlApiKeys::client)
                .optional();
    }

    private static Subject.Client client(ResultSet row, int index) throws SQLException {
        var scopes = (String[]) row.getArray("scopes").getArray();
        return new Subject.Client(row.getString("id"), Set.of(scopes));
    }
}
