package org.xiucheng.decide.intake;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.responsibility.Explanation;

/// An explanation as it is kept with a matter: plain maps for JSON, stable whatever becomes of the types.
public final class Explanations {
    private Explanations() {}

    public static Map<String, Object> json(Explanation explanation) {
        return Map.of(
                "ground", explanation.ground().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                "rule", rule(explanation.rule()),
                "basis", explanation.basis().value(),
                "lost", lost(explanation.lost()));
    }

    private static List<Map<String, Object>> lost(List<Explanation.Beaten> lost) {
        return lost.stream()
                .map(beaten -> Map.<String, Object>of("rule", rule(beaten.rule()), "why", beaten.why()))
                .toList();
    }

    private static Map<String, Object> rule(Explanation.Named rule) {
        return Map.of("id", rule.id(), "version", rule.version(), "name", name(rule.name()));
    }

    private static Map<String, String> name(Bilingual name) {
        return Map.of("zh", name.zh(), "en", name.en());
    }
}
