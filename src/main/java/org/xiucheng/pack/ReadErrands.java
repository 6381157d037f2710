package org.xiucheng.pack;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.sense.patrol.Errand;

/// Reads what a pack lets a grid worker do on the round: `errands` in its patrols.
final class ReadErrands {
    private static final Set<String> ERRAND = Set.of("key", "name", "kind", "consent", "checklist", "points");
    private static final Set<String> CONSENT = Set.of("days", "every");
    private static final Set<String> ITEM = Set.of("key", "name");
    private static final Set<String> POINT = Set.of("system", "code");

    private ReadErrands() {}

    static Errand errand(YamlValue value) {
        ReadPatrols.refuseQuotas(value);
        value.only(ERRAND);
        var name = value.get("name").bilingual();
        var kind = value.get("kind").as(ReadPatrols.named(Errand.Kind.values()));
        Optional<Errand.Consent> consent = value.find("consent").map(ReadErrands::consent);
        List<Errand.Item> checklist =
                value.list("checklist").stream().map(ReadErrands::item).toList();
        List<CategoryKey> points =
                value.list("points").stream().map(ReadErrands::point).toList();
        return value.get("key").as(key -> new Errand(ReadPatrols.word(key), name, kind, consent, checklist, points));
    }

    private static Errand.Consent consent(YamlValue value) {
        value.only(CONSENT);
        var every = value.get("every").as(Integer::valueOf);
        return value.get("days").as(days -> new Errand.Consent(Integer.parseInt(days), every));
    }

    private static Errand.Item item(YamlValue value) {
        value.only(ITEM);
        return new Errand.Item(
                value.get("key").as(ReadPatrols::word), value.get("name").bilingual());
    }

    private static CategoryKey point(YamlValue value) {
        value.only(POINT);
        return new CategoryKey(value.get("system").text(), value.get("code").text());
    }
}
