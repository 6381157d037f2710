package org.xiucheng.decide.identity;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.IdentitySeal.Sealed;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.time.Maker;
import org.xiucheng.sense.report.CheckText;

/// Carries messages between the staff of a matter and its reporter: neither sees the other's address, and
/// nobody needs to have left one. The reporter reads and answers with number and token.
@Service
public class Relay {
    private final FindFile files;
    private final WriteDown writeDown;
    private final SealContact seal;
    private final JdbcClient jdbc;
    private final Maker maker;
    private final IdentityLimits limits = IdentityLimits.USUAL;

    Relay(FindFile files, WriteDown writeDown, SealContact seal, JdbcClient jdbc, Maker maker) {
        this.files = files;
        this.writeDown = writeDown;
        this.seal = seal;
        this.jdbc = jdbc;
        this.maker = maker;
    }

    private record Sender(Subject who, Optional<Subject.Holding> as) {
        Optional<UUID> person() {
            return who instanceof Subject.Officer officer ? Optional.of(officer.person()) : Optional.empty();
        }
    }

    /// Leaves a message for the other side.
    ///
    /// @throws Problem `matter.absent` out of reach, `message.too-many` when the thread is full
    public void send(PublicNumber number, String text, Subject from) {
        CheckText.check(text, limits.message(), "/text");
        if (text.isBlank()) {
            throw Problem.invalid("message.empty", "Write something.", "/text");
        }
        var found = files.found(number, Action.RELAY, from);
        var file = found.file();
        if (count(file) >= limits.messages()) {
            throw Problem.conflict("message.too-many", "There are too many messages to this report.");
        }
        var id = maker.id();
        var closed = seal.close(id, text.getBytes(StandardCharsets.UTF_8));
        writeDown.doing(from, () -> {
            store(file, closed, new Sender(from, found.as()));
            if (from instanceof Subject.Officer officer) {
                writeDown.done(officer, found.post(), "message.sent", number, "to-reporter");
            } else {
                writeDown.done(from, "message.sent", number);
            }
            return id;
        });
    }

    private int count(ReportFile file) {
        return jdbc.sql("select count(*) from identity.message where report_id = :report")
                .param("report", file.id())
                .query(Integer.class)
                .single();
    }

    private void store(ReportFile file, Sealed closed, Sender sender) {
        jdbc.sql("""
                insert into identity.message (id, report_id, from_reporter, person_id, unit, post, wrapped_key, body, at)
                values (:id, :report, :fromReporter, :person, :unit, :post, :key, :body, :at)
                """)
                .param("id", closed.subject())
                .param("report", file.id())
                .param("fromReporter", sender.person().isEmpty())
                .param("person", sender.person().orElse(null))
                .param("unit", sender.as().map(Subject.Holding::unit).orElse(null))
                .param("post", sender.as().map(Subject.Holding::post).orElse(null))
                .param("key", closed.wrappedKey())
                .param("body", closed.contact())
                .param("at", maker.now().atOffset(ZoneOffset.UTC))
                .update();
    }
}
