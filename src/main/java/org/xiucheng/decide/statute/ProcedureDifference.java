package org.xiucheng.decide.statute;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.matter.Procedure;
import org.xiucheng.kernel.matter.Step;

/// What a new version of a procedure does otherwise than the one before, for whoever approves it.
record ProcedureDifference(Procedure before, Procedure after) {
    List<Bilingual> notes() {
        var notes = new ArrayList<Bilingual>();
        compare(
                "状态",
                "states",
                keyed(before.states(), state -> state.key()),
                keyed(after.states(), state -> state.key()),
                notes);
        compare(
                "动作",
                "steps",
                keyed(before.steps(), ProcedureDifference::name),
                keyed(after.steps(), ProcedureDifference::name),
                notes);
        if (!before.limit().equals(after.limit())
                || before.bounceLimit() != after.bounceLimit()
                || !before.extension().equals(after.extension())) {
            notes.add(new Bilingual("总则（办理时限、退回上限或延长）有改动。", "The heading changes: limit, bounces or extension."));
        }
        return notes.isEmpty()
                ? List.of(new Bilingual("与上一版本没有实质区别。", "It does nothing otherwise than the version before."))
                : notes;
    }

    private static String name(Step step) {
        return step.from() + " " + step.verb() + " (" + step.by().key() + ")";
    }

    private static <T> Map<String, T> keyed(List<T> all, Function<T, String> key) {
        var keyed = new LinkedHashMap<String, T>();
        all.forEach(one -> keyed.put(key.apply(one), one));
        return keyed;
    }

    private static <T> void compare(
            String zh, String en, Map<String, T> before, Map<String, T> after, List<Bilingual> notes) {
        var added = new LinkedHashSet<>(after.keySet());
        added.removeAll(before.keySet());
        var gone = new LinkedHashSet<>(before.keySet());
        gone.removeAll(after.keySet());
        var changed = before.entrySet().stream()
                .filter(one ->
                        after.containsKey(one.getKey()) && !one.getValue().equals(after.get(one.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        say("新增" + zh, "New " + en, added, notes);
        say("取消" + zh, "Removed " + en, gone, notes);
        say("改动" + zh, "Changed " + en, changed, notes);
    }

    private static void say(String zh, String en, LinkedHashSet<String> names, List<Bilingual> notes) {
        if (!names.isEmpty()) {
            notes.add(new Bilingual(
                    zh + "：" + String.join("、", names) + "。", en + ": " + String.join(", ", names) + "."));
        }
    }
}
