package org.xiucheng.host.demo.people;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xiucheng.kernel.Sha256;
import org.xiucheng.kernel.access.Subject;

/// The key by which a newcomer's program may send reports to the invented city and read back its own.
///
/// It is a row of the demo's own database; a city that is not the demo has never heard of it.
public final class DemoKey {
    /// What the first start prints.
    public static final String SECRET = "xiucheng-demo-key";

    private DemoKey() {}

    public static void add(JdbcClient jdbc, Instant since) {
        jdbc.sql("""
                insert into access.api_key (id, name, secret_hash, scopes, valid_from)
                values ('demo', 'demo', :hash, :scopes, :since)
                """)
                .param("hash", Sha256.of(SECRET.getBytes(StandardCharsets.UTF_8)))
                .param("scopes", new String[] {Subject.Client.REPORT, Subject.Client.READ_OWN})
                .param("since", since.atOffset(ZoneOffset.UTC))
                .update();
    }
}
