package org.xiucheng.door.opendata;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xiucheng.decide.intake.Idempotency;
import org.xiucheng.decide.intake.ReceiveReport;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.sense.report.ReportDraft;

/// The intake of a city: rows become reports as any other, sent by the source and known by its numbers.
public final class StoredIntake implements Intake {
    private static final String ROUTE = "import";

    private final SourceCity city;
    private final Places places;
    private final ReceiveReport receive;
    private final JdbcClient jdbc;
    private final boolean rehearsal;
    private final Subject source;

    private StoredIntake(SourceCity city, Places places, ReceiveReport receive, JdbcClient jdbc, boolean rehearsal) {
        this.city = city;
        this.places = places;
        this.receive = receive;
        this.jdbc = jdbc;
        this.rehearsal = rehearsal;
        this.source = new Subject.Client(city.name(), Set.of(Subject.Client.REPORT));
    }

    public static StoredIntake of(SourceCity city, Places places, ReceiveReport receive, JdbcClient jdbc) {
        return new StoredIntake(city, places, receive, jdbc, false);
    }

    /// Asks the same questions and stores nothing.
    public static StoredIntake rehearsed(SourceCity city, Places places, ReceiveReport receive, JdbcClient jdbc) {
        return new StoredIntake(city, places, receive, jdbc, true);
    }

    @Override
    public Optional<String> areaCode(String name) {
        return city.ground().area(name).or(() -> places.areaByName(name));
    }

    @Override
    public Set<String> known(List<String> numbers) {
        return new HashSet<>(jdbc.sql("""
                select external_ref from matter.report where client = :client and external_ref = any(:numbers)
                """)
                .param("client", city.name())
                .param("numbers", numbers.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /// A fault of the city itself, such as an area without an intake desk, is thrown on: no row is to blame.
    @Override
    public Optional<Refusal> take(ReportDraft draft, String number) {
        try {
            if (rehearsal) {
                receive.dryRun(draft);
                return Optional.empty();
            }
            var receipt = receive.receive(draft, source, Optional.of(key(number)));
            return receipt.replayed()
                    ? Optional.of(new Refusal(RefusalReason.DUPLICATE, "here already"))
                    : Optional.empty();
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.UNAVAILABLE) {
                throw problem;
            }
            return Optional.of(new Refusal(RefusalReason.ofProblem(problem.code()), problem.detail()));
        }
    }

    /// The number alone makes it the same report, so that a row which changed at the source is no second one.
    private Idempotency key(String number) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(number.getBytes(StandardCharsets.UTF_8));
            return new Idempotency(city.name(), ROUTE, number, hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
