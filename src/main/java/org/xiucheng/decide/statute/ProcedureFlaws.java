package org.xiucheng.decide.statute;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.xiucheng.decide.amend.Line;
import org.xiucheng.decide.amend.Table;
import org.xiucheng.decide.table.Column;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.matter.Flaw;

/// Where in the rows of a procedure a flaw shows, and what it is called there.
record ProcedureFlaws(List<Line> lines) {
    Table.Objection objection(Flaw flaw) {
        return switch (flaw) {
            case Flaw.Ambiguous(var state, var verb, var _) ->
                at(step(state, verb), ProcedureColumns.VERB, "ambiguous", "同一状态下同一角色的同一动作出现两次", flaw);
            case Flaw.Twice(var state) -> at(state(state), ProcedureColumns.STATE, "twice", "状态定义了两次", flaw);
            case Flaw.Unreachable(var state) ->
                at(state(state), ProcedureColumns.STATE, "unreachable", "从起点无法到达此状态", flaw);
            case Flaw.DeadEnd(var state) -> at(state(state), ProcedureColumns.STATE, "dead-end", "从此状态无法到达终点", flaw);
            case Flaw.Unowned(var state) -> at(state(state), ProcedureColumns.BY, "unowned", "此状态的责任角色在此没有可做的动作", flaw);
            case Flaw.Untimed(var state) -> at(state(state), ProcedureColumns.TERM, "untimed", "此状态没有时限", flaw);
            case Flaw.Unverified(var end) ->
                at(state(end), ProcedureColumns.DONE, "unverified", "未经办理者以外的人核查即可办结", flaw);
            case Flaw.Lawless(var where, var _) -> at(named(where), ProcedureColumns.BASIS, "lawless", "依据的条文无效", flaw);
            case Flaw.Unknown(var where, var what, var _) ->
                at(
                        named(where),
                        what.equals("verb") ? ProcedureColumns.OTHER_THAN : ProcedureColumns.TO,
                        "unknown",
                        "所写的状态或动作不存在",
                        flaw);
            case Flaw.Groundless(var state, var verb) ->
                at(step(state, verb), ProcedureColumns.REASONS, "groundless", "此动作必须列明理由", flaw);
            case Flaw.Boundless(var state, var verb) ->
                at(step(state, verb), ProcedureColumns.OVER_LIMIT, "boundless", "计入退回次数的动作须写明超次转入何处，反之亦然", flaw);
            case Flaw.Unbounded(var state, var verb) ->
                at(step(state, verb), ProcedureColumns.EFFECTS, "unbounded", "延长须由责任单位以外的人作出，并写明延长多少", flaw);
        };
    }

    private static Table.Objection at(String key, Column column, String code, String zh, Flaw flaw) {
        return new Table.Objection(key, column, "procedure." + code, new Bilingual(zh + "。", flaw.detail() + "."));
    }

    private String state(String key) {
        return last(line -> is(line, ProcedureLines.A_STATE)
                && says(line, ProcedureColumns.STATE).equals(key));
    }

    private String step(String state, String verb) {
        return last(line -> is(line, ProcedureLines.A_STEP)
                && says(line, ProcedureColumns.STATE).equals(state)
                && says(line, ProcedureColumns.VERB).equals(verb));
    }

    /// The row of which a flaw says `verb from state` or `the term of state`; else the heading.
    private String named(String where) {
        var from = where.split(" from ", 2);
        return from.length == 2
                ? step(from[1], from[0])
                : Optional.of("the term of ")
                        .filter(where::startsWith)
                        .map(start -> state(where.substring(start.length())))
                        .orElseGet(this::heading);
    }

    private String heading() {
        return lines.stream()
                .filter(line -> is(line, ProcedureLines.HEADING))
                .findFirst()
                .orElseThrow()
                .key();
    }

    /// The last such row: where two are alike, the later one is too many.
    private String last(Predicate<Line> wanted) {
        return lines.stream()
                .filter(wanted)
                .reduce((_, later) -> later)
                .map(Line::key)
                .orElseGet(this::heading);
    }

    private static boolean is(Line line, String part) {
        return says(line, ProcedureColumns.PART).equals(part);
    }

    private static String says(Line line, Column column) {
        return line.cell(column.key());
    }
}
