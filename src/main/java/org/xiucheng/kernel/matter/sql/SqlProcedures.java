package org.xiucheng.kernel.matter.sql;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.Sha256;
import org.xiucheng.kernel.matter.Procedure;

/// Keeps the text of every procedure version that a matter may have begun with.
@Repository
public class SqlProcedures {
    private final JdbcClient jdbc;

    public SqlProcedures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Keeps the text, or checks that it is the one that is kept: a version is never rewritten in place.
    public void keep(Procedure procedure, String document) {
        var hash = Sha256.of(document.getBytes(StandardCharsets.UTF_8));
        insert(procedure, document, hash);
        if (!Arrays.equals(kept(procedure), hash)) {
            throw new IllegalStateException("The procedure " + procedure.name() + " version " + procedure.version()
                    + " was changed in place; a changed procedure takes the next version.");
        }
    }

    private void insert(Procedure procedure, String document, byte[] hash) {
        jdbc.sql("""
                insert into matter.procedure (name, version, document, sha256)
                values (:name, :version, :document, :hash) on conflict do nothing
                """)
                .param("name", procedure.name())
                .param("version", procedure.version())
                .param("document", document)
                .param("hash", hash)
                .update();
    }

    private byte[] kept(Procedure procedure) {
        return jdbc.sql("select sha256 from matter.procedure where name = :name and version = :version")
                .param("name", procedure.name())
                .param("version", procedure.version())
                .query((row, _) -> row.getBytes("sha256"))
                .single();
    }
}
