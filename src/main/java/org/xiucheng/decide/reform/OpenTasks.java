package org.xiucheng.decide.reform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.AsViewer;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.time.Maker;

/// Open tasks at either end of which the unit or one of its posts stands. Each goes over with its clock as it
/// runs: to whoever takes over where its matter lies.
@Component
class OpenTasks implements Hanging {
    private final JdbcClient jdbc;
    private final Stances standing;
    private final AsViewer viewer;
    private final Maker maker;

    OpenTasks(JdbcClient jdbc, Stances standing, AsViewer viewer, Maker maker) {
        this.jdbc = jdbc;
        this.standing = standing;
        this.viewer = viewer;
        this.maker = maker;
    }

    /// One end of a task: the unit, and the post in it where one is meant.
    private record End(String unit, Optional<String> post) {}

    private record Open(UUID id, String number, int revision, End asker, End answerer, List<String> areas) {}

    @Override
    public List<Hung> on(Plan plan, Instant at) {
        var counted = new TreeMap<String, Integer>();
        open(plan, Integer.MAX_VALUE).forEach(task -> counted.merge(plan.successor(task.areas), 1, Integer::sum));
        var hung = new ArrayList<Hung>();
        counted.forEach((unit, count) -> hung.add(new Hung("task", String.valueOf(count), Optional.of(unit))));
        return hung;
    }

    @Override
    public int pass(Reform reform, Instant at, int most) {
        return viewer.read(new Subject.Clock(), () -> {
            var open = open(reform.plan(), most);
            open.forEach(task -> handOver(reform, task, at));
            return open.size();
        });
    }

    private List<Open> open(Plan plan, int most) {
        return jdbc.sql("select * from task.open_at(:unit, :posts) order by id limit :most")
                .param("unit", plan.whole() ? plan.unit() : "")
                .param("posts", standing.posts(plan).toArray(String[]::new))
                .param("most", most)
                .query((row, _) -> open(row))
                .list();
    }

    private static Open open(ResultSet row) throws SQLException {
        return new Open(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getInt("revision"),
                end(row, "asker"),
                end(row, "answerer"),
                Arrays.asList((String[]) row.getArray("areas").getArray()));
    }

    private static End end(ResultSet row, String which) throws SQLException {
        return new End(row.getString(which + "_unit"), Optional.ofNullable(row.getString(which + "_post")));
    }

    private void handOver(Reform reform, Open task, Instant at) {
        var asker = after(reform.plan(), task.asker, task.areas);
        var answerer = after(reform.plan(), task.answerer, task.areas);
        var entry = Entry.of("task.succeeded", at, maker.random())
                .fact("number", task.number)
                .fact("reform", reform.code())
                .fact("asker", asker.unit)
                .fact("answerer", answerer.unit)
                .sealed(maker.id());
        jdbc.sql("""
                with moved as (
                    update task.task set asker_unit = :asker, asker_post = cast(:askerPost as text),
                        answerer_unit = :answerer, answerer_post = cast(:answererPost as text), revision = revision + 1
                    where id = :id and revision = :revision returning id, revision, state
                ), act as (
                    insert into task.act (task_id, revision, verb, to_state, unit, note, at)
                    select id, revision, 'succeed', state, :answerer, :note, :at from moved
                )
                insert into evidence.entry (id, kind, at, bytes, hash)
                select :entry, :kind, :at, :bytes, :hash from moved
                """)
                .param("id", task.id)
                .param("revision", task.revision)
                .param("asker", asker.unit)
                .param("askerPost", asker.post.orElse(null), Types.VARCHAR)
                .param("answerer", answerer.unit)
                .param("answererPost", answerer.post.orElse(null), Types.VARCHAR)
                .param("note", reform.code())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("entry", entry.id())
                .param("kind", entry.kind())
                .param("bytes", entry.bytes())
                .param("hash", entry.hash())
                .update();
    }

    /// A post that ends goes to the one that takes over from it, or to nobody of that unit in particular.
    private End after(Plan plan, End before, List<String> areas) {
        var ends = standing.posts(plan);
        var post = before.post.flatMap(code -> ends.contains(code) ? plan.post(code) : Optional.of(code));
        return plan.whole() && before.unit.equals(plan.unit())
                ? new End(plan.successor(areas), post.filter(code -> !ends.contains(code)))
                : new End(before.unit, post);
    }
}
