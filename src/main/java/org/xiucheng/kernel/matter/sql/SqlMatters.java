package org.xiucheng.kernel.matter.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.AsViewer;
import org.xiucheng.kernel.calendar.Deadline;
import org.xiucheng.kernel.calendar.Term;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.matter.Clocked;
import org.xiucheng.kernel.matter.Lead;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.Matter.Concern;
import org.xiucheng.kernel.matter.Procedures;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.place.Location;
import org.xiucheng.kernel.time.Uuid7;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads matters and their clocks as the kernel knows them.
@Repository
public class SqlMatters {
    private static final TypeReference<Map<String, UUID>> ACTORS = new TypeReference<>() {};

    private static final Comparator<PublicNumber> BY_YEAR = Comparator.comparing(PublicNumber::yearStart);

    private final JdbcClient jdbc;
    private final Procedures procedures;
    private final JsonMapper json;
    private final AsViewer viewer;

    public SqlMatters(JdbcClient jdbc, Procedures procedures, JsonMapper json, AsViewer viewer) {
        this.jdbc = jdbc;
        this.procedures = procedures;
        this.json = json;
        this.viewer = viewer;
    }

    /// What is made of the matter by whoever asks; of what is sensitive in one transaction in their name.
    public <T> Optional<T> with(PublicNumber number, Subject who, Function<Matter, T> work) {
        return viewer.find(who, () -> find(number).map(work));
    }

    /// The matter that the report of this number speaks of; only the year that the number names is read.
    public Optional<Matter> find(PublicNumber number) {
        return jdbc.sql("""
                select m.* from matter.report r join matter.matter m on m.id = r.matter_id
                where r.number = :number and r.id >= :from and r.id < :to
                """)
                .param("number", number.text())
                .param("from", Uuid7.floor(number.yearStart()))
                .param("to", Uuid7.floor(number.yearEnd()))
                .query((row, _) -> matter(row))
                .optional();
    }

    /// The matters of these numbers that the store shows to whoever asks, each under the number asked for.
    public Map<PublicNumber, Matter> list(Collection<PublicNumber> numbers, Subject who) {
        return numbers.isEmpty() ? Map.of() : viewer.read(who, () -> list(numbers));
    }

    /// The same as the transaction that is open may see them; one query however many they are.
    public Map<PublicNumber, Matter> list(Collection<PublicNumber> numbers) {
        var found = new HashMap<PublicNumber, Matter>();
        if (!numbers.isEmpty()) {
            jdbc.sql("""
                    select m.*, r.number as asked from matter.report r join matter.matter m on m.id = r.matter_id
                    where r.number = any (:numbers) and r.id >= :from and r.id < :to
                    """)
                    .param("numbers", numbers.stream().map(PublicNumber::text).toArray(String[]::new))
                    .param("from", Uuid7.floor(Collections.min(numbers, BY_YEAR).yearStart()))
                    .param("to", Uuid7.floor(Collections.max(numbers, BY_YEAR).yearEnd()))
                    .query((row, _) -> found.put(new PublicNumber(row.getString("asked")), matter(row)))
                    .list();
        }
        return found;
    }

    /// The clocks of a matter that may still change: those that are not met, and its handling limit.
    public List<Clocked> clocks(UUID matter) {
        return jdbc.sql("""
                select * from calendar.deadline
                where matter_id = :matter and (met_at is null or clock = :limit) order by id
                """)
                .param("matter", matter)
                .param("limit", Deadline.HANDLING_LIMIT)
                .query((row, _) -> clocked(row))
                .list();
    }

    private Matter matter(ResultSet row) throws SQLException {
        var system = row.getString("category_system");
        var procedure = procedures
                .find(row.getString("procedure_name"), row.getInt("procedure_version"))
                .orElseThrow(() -> new IllegalStateException("a matter began with a procedure that is gone"));
        return new Matter(
                row.getObject("id", UUID.class),
                new PublicNumber(row.getString("number")),
                procedure,
                system == null
                        ? Optional.empty()
                        : Optional.of(new CategoryKey(system, row.getString("category_code"))),
                location(row),
                lead(row),
                row.getString("state"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getInt("revision"),
                row.getInt("bounces"),
                new HashMap<>(json.readValue(row.getString("last_actors"), ACTORS)),
                Optional.ofNullable(row.getObject("undertaking", UUID.class)),
                new Concern(Optional.ofNullable(row.getString("about_unit")), row.getBoolean("sensitive")));
    }

    private static Location location(ResultSet row) throws SQLException {
        return new Location(
                List.of((String[]) row.getArray("areas").getArray()),
                Optional.ofNullable(row.getString("segment")),
                Optional.ofNullable(row.getString("component")),
                Optional.empty(),
                Optional.empty());
    }

    private static Lead lead(ResultSet row) throws SQLException {
        return new Lead(
                row.getString("lead_unit"),
                Optional.ofNullable(row.getString("lead_post")),
                row.getString("rule"),
                new ArticleId(row.getString("basis")));
    }

    static Clocked clocked(ResultSet row) throws SQLException {
        var paused = row.getObject("paused_at", OffsetDateTime.class);
        var met = row.getObject("met_at", OffsetDateTime.class);
        var deadline = new Deadline(
                row.getObject("id", UUID.class),
                row.getObject("matter_id", UUID.class),
                row.getString("clock"),
                Term.of(row.getString("term_kind"), row.getInt("term_amount")),
                row.getObject("start_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("provisional"),
                row.getString("calendar_version"),
                Optional.ofNullable(paused).map(OffsetDateTime::toInstant),
                Optional.ofNullable(met).map(OffsetDateTime::toInstant),
                row.getInt("level"));
        return new Clocked(deadline, new ArticleId(row.getString("basis")));
    }
}
