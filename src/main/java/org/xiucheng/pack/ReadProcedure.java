package org.xiucheng.pack;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.xiucheng.kernel.calendar.Term;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.matter.By;
import org.xiucheng.kernel.matter.Effect;
import org.xiucheng.kernel.matter.Owner;
import org.xiucheng.kernel.matter.Procedure;
import org.xiucheng.kernel.matter.Proof;
import org.xiucheng.kernel.matter.Reason;
import org.xiucheng.kernel.matter.State;
import org.xiucheng.kernel.matter.Step;

/// Reads a procedure as somebody wrote it; whether it is sound is asked by the procedure itself.
record ReadProcedure(Flaws flaws) {
    private static final Set<String> PROCEDURE =
            Set.of("name", "version", "title", "start", "bounceLimit", "limit", "extension", "states", "steps");
    private static final Set<String> STATE = Set.of("key", "name", "stage", "owner", "term", "basis", "end", "done");
    private static final Set<String> STEP = Set.of(
            "from",
            "verb",
            "name",
            "to",
            "by",
            "reasons",
            "proof",
            "otherThan",
            "within",
            "overLimit",
            "effects",
            "basis",
            "remedy");

    Procedure.Draft draft(YamlValue value) {
        value.only(PROCEDURE);
        return new Procedure.Draft(
                value.get("name").as(ReadProcedure::word),
                value.get("version").as(Integer::valueOf),
                value.get("title").bilingual(),
                value.get("start").text(),
                value.get("bounceLimit").as(Integer::valueOf),
                limit(value.get("limit")),
                value.find("extension").map(ReadProcedure::limit),
                flaws.each(value.get("states").list(), ReadProcedure::state),
                flaws.each(value.get("steps").list(), ReadProcedure::step));
    }

    private static Procedure.Limit limit(YamlValue value) {
        value.only(Set.of("term", "basis"));
        return new Procedure.Limit(
                value.get("term").as(Term::parse), value.get("basis").as(ArticleId::new));
    }

    private static State state(YamlValue value) {
        value.only(STATE);
        return new State(
                value.get("key").as(ReadProcedure::word),
                value.get("name").bilingual(),
                value.get("stage").as(Integer::valueOf),
                value.find("owner").map(owner -> owner.as(named(Owner.class))),
                value.find("term").map(term -> term.as(Term::parse)),
                value.find("basis").map(basis -> basis.as(ArticleId::new)),
                value.find("end").map(YamlValue::truth).orElse(false),
                value.find("done").map(YamlValue::truth).orElse(false));
    }

    private static Step step(YamlValue value) {
        value.only(STEP);
        return new Step(
                value.get("from").text(),
                value.get("verb").as(ReadProcedure::word),
                value.get("name").bilingual(),
                value.get("to").text(),
                value.get("by").as(named(By.class)),
                value.list("reasons").stream().map(ReadProcedure::reason).toList(),
                set(value.list("proof"), named(Proof.class)),
                set(value.list("otherThan"), Function.identity()),
                value.find("within").map(term -> term.as(Term::parse)),
                value.find("overLimit").map(YamlValue::text),
                set(value.list("effects"), named(Effect.class)),
                value.get("basis").as(ArticleId::new),
                value.get("remedy").bilingual());
    }

    private static Reason reason(YamlValue value) {
        value.only(Set.of("code", "name"));
        var name = value.get("name").bilingual();
        if ((name.zh() + name.en()).contains("|")) {
            throw value.fault("a ground is written without a stroke |, which parts it from the next in tables");
        }
        return new Reason(value.get("code").as(ReadProcedure::word), name);
    }

    private static <T> Set<T> set(List<YamlValue> values, Function<String, T> reading) {
        return values.stream().map(value -> value.as(reading)).collect(Collectors.toUnmodifiableSet());
    }

    private static <E extends Enum<E>> Function<String, E> named(Class<E> type) {
        return text -> Optional.of(text.toUpperCase(Locale.ROOT).replace('-', '_'))
                .flatMap(name -> Arrays.stream(type.getEnumConstants())
                        .filter(constant -> constant.name().equals(name))
                        .findFirst())
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown " + type.getSimpleName().toLowerCase(Locale.ROOT) + " " + text));
    }

    private static String word(String text) {
        if (!text.matches("[a-z][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException("not a key in small letters: " + text);
        }
        return text;
    }
}
