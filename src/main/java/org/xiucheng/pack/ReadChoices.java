package org.xiucheng.pack;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.matter.Procedures.Choice;
import org.xiucheng.kernel.responsibility.CategoryScope;

/// Reads which matters begin with which procedure: `choices` in a manifest, from narrow to wide.
record ReadChoices(PackReading reading) {
    private static final Set<String> CHOICE = Set.of("procedure", "channel", "system", "group", "code", "area");

    /// A choice and where it stands.
    record Listed(Choice choice, YamlValue value) {}

    List<Listed> of(PackReading.Pack pack) {
        return reading.flaws().each(reading.listed(pack, "choices"), ReadChoices::choice);
    }

    private static Listed choice(YamlValue value) {
        value.only(CHOICE);
        var choice = new Choice(
                value.get("procedure").text(),
                value.find("channel").map(YamlValue::text),
                scope(value),
                value.find("area").map(YamlValue::text));
        return new Listed(choice, value);
    }

    private static CategoryScope scope(YamlValue value) {
        var system = value.find("system").map(YamlValue::text);
        var group = value.find("group").map(YamlValue::text);
        var code = value.find("code").map(YamlValue::text);
        var both = group.isPresent() && code.isPresent();
        if (both || (system.isEmpty() && (group.isPresent() || code.isPresent()))) {
            throw value.fault("a choice names a system, with a group or a code of it");
        }
        Optional<CategoryScope> one =
                code.map(text -> new CategoryScope.One(new CategoryKey(system.orElseThrow(), text)));
        Optional<CategoryScope> some = group.map(text -> new CategoryScope.Group(system.orElseThrow(), text));
        Optional<CategoryScope> all = system.map(CategoryScope.System::new);
        return one.or(() -> some).or(() -> all).orElseGet(CategoryScope.Any::new);
    }
}
