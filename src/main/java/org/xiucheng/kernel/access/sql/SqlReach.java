package org.xiucheng.kernel.access.sql;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.Forbid;
import org.xiucheng.kernel.access.Policy;
import org.xiucheng.kernel.access.Reach;
import org.xiucheng.kernel.access.Reach.Over;
import org.xiucheng.kernel.access.Tie;

/// Asks a store for everything that somebody reaches.
///
/// What is reached comes as parameters, so that statements stay written out. Which parameters there are
/// follows from the permits and forbids of the action alone; a statement that leaves one out would show too
/// much, and is refused before it is sent. For an action called `x` they are:
///
/// - `x`: whether whatever there is is reached; where a permit asks nothing of the thing
/// - `x_TIE`: the units, areas, roads, numbers, key or report over which the tie is; for a desk with
///   `x_TIE_all` and `x_TIE_units`, every area that has such a desk and the unit that is it; for a chief with
///   `x_TIE_segments`, the single stretches
/// - `x_barred`: numbers; `x_barred_units`: units that a complaint is about; `x_sensitive`: whether sensitive
///   things are within; `x_not_by`: the person who must not have done the other thing
public final class SqlReach {
    private static final Pattern NAME = Pattern.compile("(?<!:):([a-z_]+)");
    private static final Map<String, Set<String>> NAMES = new ConcurrentHashMap<>();

    private SqlReach() {}

    /// The statement with all that is reached.
    ///
    /// @param sql one of the program's own statements, of which there are few
    /// @throws IllegalStateException where the statement does not name one of the parameters
    public static StatementSpec ask(JdbcClient jdbc, String sql, Map<String, ?> reach) {
        var left = new HashSet<>(reach.keySet());
        left.removeAll(NAMES.computeIfAbsent(sql, SqlReach::names));
        if (!left.isEmpty()) {
            throw new IllegalStateException("a list leaves out a part of the decision: " + left);
        }
        return jdbc.sql(sql).params(reach);
    }

    /// What is reached for that action, by the names above.
    public static Map<String, Object> parameters(Action action, Reach reach) {
        var gather = new Gather(action.name().toLowerCase(Locale.ROOT), new HashMap<>());
        Policy.CITY.permits(action).forEach(permit -> gather.nothing(permit.tie()));
        reach.ways().forEach(way -> gather.way(way.permit().tie(), way.over()));
        Policy.CITY.forbids(action).forEach(forbid -> gather.bar(forbid, reach.bars()));
        return gather.found();
    }

    private static Set<String> names(String sql) {
        return NAME.matcher(sql).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private record Gather(String action, Map<String, Object> found) {
        private static final String[] NONE = {};

        /// A way that nobody has yet.
        void nothing(Tie tie) {
            switch (tie) {
                case ANYONE, STAFF, PEER, CLOCK, MODEL -> found.put(action, false);
                case INTAKE, DISPATCHER, INSPECTOR, SUPERVISOR, MODERATOR -> {
                    found.put(name(tie), NONE);
                    found.put(name(tie) + "_all", NONE);
                    found.put(name(tie) + "_units", NONE);
                }
                case ROAD_CHIEF -> {
                    found.put(name(tie), NONE);
                    found.put(name(tie) + "_segments", NONE);
                }
                case LEAD, ASSISTANT, GRID_WORKER, PARTY, SHARED, REPORTER, SENDER -> found.put(name(tie), NONE);
                case DELEGATED -> throw new IllegalArgumentException("what is lent is for the queue to ask");
            }
        }

        void way(Tie tie, Over over) {
            switch (over) {
                case Over.Everything() -> found.put(action, true);
                case Over.Desk desk -> {
                    add(name(tie), desk.mine());
                    found.put(name(tie) + "_all", desk.units().keySet().toArray(String[]::new));
                    found.put(name(tie) + "_units", desk.units().values().toArray(String[]::new));
                }
                case Over.LedBy(var units) -> add(name(tie), units);
                case Over.Assisted(var units) -> add(name(tie), units);
                case Over.Lent _ -> throw new IllegalArgumentException("what is lent is for the queue to ask");
                case Over.Areas(var areas) -> add(name(tie), areas);
                case Over.Roads(var roads, var segments) -> {
                    add(name(tie), roads);
                    add(name(tie) + "_segments", segments);
                }
                case Over.Numbered(var numbers) -> add(name(tie), numbers);
                case Over.SentBy(var key) -> add(name(tie), Set.of(key));
                case Over.Reported(var report) -> add(name(tie), Set.of(report.toString()));
            }
        }

        void bar(Forbid forbid, Reach.Bars bars) {
            switch (forbid) {
                case CONFLICT_OF_INTEREST, REPORTED_OFFICER, REPORTED_UNIT -> {
                    found.put(action + "_barred", bars.numbers().toArray(String[]::new));
                    found.put(action + "_barred_units", bars.units().toArray(String[]::new));
                }
                case SENSITIVE -> found.put(action + "_sensitive", !bars.sensitive());
                case FOUR_EYES ->
                    found.put(
                            action + "_not_by",
                            bars.sameEyes().map(Object::toString).orElse(""));
                case POST_ENDED, CLOCK_ONLY_LAPSES, MODEL_NEVER_MOVES -> {}
                case ADMINISTRATOR_READS_NO_MATTER, ADMINISTRATORS_ARE_APART, IDENTITY_STAYS_IN_THE_CITY -> {}
                case NOT_FROM_HERE, NO_LIVE_GRANT, OTHER_PURPOSE, OTHER_FIELDS, TWO_APPROVALS, HELD_BY_LAW -> {}
            }
        }

        private void add(String name, Collection<String> objects) {
            var all = new HashSet<>(objects);
            if (found.get(name) instanceof String[] before) {
                all.addAll(Set.of(before));
            }
            found.put(name, all.toArray(String[]::new));
        }

        private String name(Tie tie) {
            return action + "_" + tie.name().toLowerCase(Locale.ROOT);
        }
    }
}
