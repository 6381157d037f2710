package org.xiucheng.pack;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.sense.patrol.PatrolDuty;
import org.xiucheng.sense.patrol.PatrolRules;

/// Reads what a pack says about patrols: `patrols: patrols.yaml` in its manifest.
record ReadPatrols(PackReading reading) {
    /// What a duty may never count: whoever must find so many finds them.
    private static final Set<String> QUOTAS =
            Set.of("findings", "finding", "reports", "matters", "cases", "fines", "penalties", "problems", "photos");

    private static final Set<String> FILE = Set.of("duties", "track", "groups", "errands");
    private static final Set<String> DUTY = Set.of("key", "name", "on", "patrols", "each", "basis");
    private static final Set<String> TRACK = Set.of("keepDays", "nearMetres");

    Optional<PatrolRules> of(PackReading.Pack pack) {
        return pack.manifest()
                .find("patrols")
                .flatMap(file -> reading.flaws().attempt(() -> {
                    var value = reading.yaml(file, pack.path(file.text())).only(FILE);
                    var track = value.get("track").only(TRACK);
                    return new PatrolRules(
                            reading.flaws().each(value.get("duties").list(), ReadPatrols::duty),
                            track.get("keepDays")
                                    .as(days -> PatrolRules.TrackRules.of(
                                            Integer.parseInt(days),
                                            track.get("nearMetres").as(Integer::valueOf))),
                            reading.flaws().each(value.list("groups"), ReadPatrols::group),
                            reading.flaws().each(value.list("errands"), ReadErrands::errand));
                }));
    }

    static void refuseQuotas(YamlValue value) {
        value.entries().forEach((key, entry) -> {
            if (QUOTAS.contains(key)) {
                throw entry.fault("pack.quota-by-findings: a duty counts patrols, never what they find (" + key + ")");
            }
        });
    }

    private static PatrolDuty duty(YamlValue value) {
        refuseQuotas(value);
        value.only(DUTY);
        var key = value.get("key").as(ReadPatrols::word);
        var name = value.get("name").bilingual();
        var on = value.get("on").as(named(PatrolDuty.On.values()));
        var each = value.get("each").as(named(PatrolDuty.Each.values()));
        var basis = value.get("basis").as(ArticleId::new);
        return value.get("patrols").as(count -> new PatrolDuty(key, name, on, Integer.parseInt(count), each, basis));
    }

    private static PatrolRules.Group group(YamlValue value) {
        value.only(Set.of("key", "name"));
        return new PatrolRules.Group(
                value.get("key").as(ReadPatrols::word), value.get("name").bilingual());
    }

    static <E extends Enum<E>> Function<String, E> named(E[] all) {
        return text -> Arrays.stream(all)
                .filter(one ->
                        one.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("one of " + List.of(all) + " is asked, not " + text));
    }

    static String word(String text) {
        if (!text.matches("[a-z][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException("not a key in small letters: " + text);
        }
        return text;
    }
}
