package org.xiucheng.pack;

import java.util.Optional;
import java.util.Set;
import org.xiucheng.compute.score.ScoreRules;

/// Reads how a pack scores roads: `scores: scores.yaml` in its manifest.
record ReadScores(PackReading reading) {
    private static final Set<String> FILE =
            Set.of("months", "spots", "fewest", "lookDays", "contestDays", "aims", "bands");
    private static final Set<String> AIM = Set.of("key", "name");
    private static final Set<String> BAND = Set.of("key", "name", "from");

    Optional<ScoreRules> of(PackReading.Pack pack) {
        return pack.manifest()
                .find("scores")
                .flatMap(file -> reading.flaws().attempt(() -> {
                    var value = reading.yaml(file, pack.path(file.text()));
                    ReadPatrols.refuseQuotas(value);
                    value.only(FILE);
                    var aims = reading.flaws().each(value.get("aims").list(), ReadScores::aim);
                    var bands = reading.flaws().each(value.get("bands").list(), ReadScores::band);
                    return value.get("months")
                            .as(months -> new ScoreRules(
                                    Integer.parseInt(months),
                                    whole(value, "spots"),
                                    whole(value, "fewest"),
                                    whole(value, "lookDays"),
                                    whole(value, "contestDays"),
                                    aims,
                                    bands));
                }));
    }

    private static ScoreRules.Aim aim(YamlValue value) {
        ReadPatrols.refuseQuotas(value);
        value.only(AIM);
        return new ScoreRules.Aim(
                value.get("key").as(ReadPatrols::word), value.get("name").bilingual());
    }

    private static ScoreRules.Band band(YamlValue value) {
        ReadPatrols.refuseQuotas(value);
        value.only(BAND);
        var key = value.get("key").as(ReadPatrols::word);
        var name = value.get("name").bilingual();
        return value.get("from").as(from -> new ScoreRules.Band(key, name, Integer.parseInt(from)));
    }

    private static int whole(YamlValue value, String key) {
        return value.get(key).as(Integer::valueOf);
    }
}
