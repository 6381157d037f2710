package org.xiucheng.kernel.task.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xiucheng.kernel.calendar.Deadline;
import org.xiucheng.kernel.calendar.Term;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.task.Task;
import org.xiucheng.kernel.task.TaskAct.Verb;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// A row of the store as the task that it is.
record TaskRows(JsonMapper json) {
    private static final TypeReference<Map<String, UUID>> ACTORS = new TypeReference<>() {};

    String actors(Task task) {
        return json.writeValueAsString(task.lastActors().entrySet().stream()
                .collect(Collectors.toMap(last -> last.getKey().key(), Map.Entry::getValue)));
    }

    SqlTasks.Kept kept(ResultSet row) throws SQLException {
        return new SqlTasks.Kept(
                task(row),
                Optional.ofNullable(row.getObject("matter_id", UUID.class)),
                row.getInt("climbed"),
                List.of((String[]) row.getArray("told").getArray()));
    }

    private Task task(ResultSet row) throws SQLException {
        return new Task(
                row.getObject("id", UUID.class),
                new PublicNumber(row.getString("number")),
                Task.Kind.valueOf(constant(row.getString("kind"))),
                Optional.ofNullable(row.getString("level")).map(level -> Task.Level.valueOf(constant(level))),
                new Task.End(row.getString("asker_unit"), Optional.ofNullable(row.getString("asker_post"))),
                new Task.End(row.getString("answerer_unit"), Optional.ofNullable(row.getString("answerer_post"))),
                row.getString("text"),
                origin(row.getString("origin_kind"), row.getString("origin")),
                new ArticleId(row.getString("basis")),
                clock(row),
                Task.State.valueOf(constant(row.getString("state"))),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getInt("revision"),
                json.readValue(row.getString("last_actors"), ACTORS).entrySet().stream()
                        .collect(Collectors.toMap(last -> Verb.valueOf(constant(last.getKey())), Map.Entry::getValue)));
    }

    private static Deadline clock(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var met = Optional.ofNullable(row.getObject("met_at", OffsetDateTime.class));
        return new Deadline(
                id,
                id,
                "task",
                Term.of(row.getString("term_kind"), row.getInt("term_amount")),
                row.getObject("start_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("provisional"),
                row.getString("calendar_version"),
                Optional.empty(),
                met.map(OffsetDateTime::toInstant),
                row.getInt("climbed"));
    }

    private static Task.Origin origin(String kind, String name) {
        return switch (kind) {
            case "matter" -> new Task.Origin.OfMatter(new PublicNumber(name));
            case "undertaking" -> new Task.Origin.OfUndertaking(new PublicNumber(name));
            case "meeting" -> new Task.Origin.OfMeeting(name);
            case "plain" -> new Task.Origin.Plain();
            case String other -> throw new IllegalStateException("a task came from " + other);
        };
    }

    private static String constant(String key) {
        return key.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
