package org.xiucheng.pack;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.xiucheng.compute.score.ScoreRules;
import org.xiucheng.kernel.category.Categories;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.category.Layer;
import org.xiucheng.kernel.category.Layers;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.law.Articles;
import org.xiucheng.kernel.matter.Procedures.Choice;
import org.xiucheng.sense.patrol.PatrolRules;

/// Puts together what the packs say about the practice of a region: which procedure is chosen when, who walks
/// how often, and in which layer of a street a kind of thing lies.
record AssemblePractice(PackReading reading, List<PackReading.Pack> packs, Articles articles, Instant now) {
    /// A choice that leads nowhere, or is never reached because a wider one stands before it, is a flaw.
    List<Choice> choices(List<Packs.ProcedureText> texts, Categories categories) {
        var found = new ArrayList<Choice>();
        for (var pack : packs) {
            for (var listed : new ReadChoices(reading).of(pack)) {
                var choice = listed.choice();
                if (texts.stream().noneMatch(text -> text.procedure().name().equals(choice.procedure()))) {
                    flaw(listed.value(), "no pack brings the procedure " + choice.procedure());
                } else if (found.stream().anyMatch(before -> before.hides(choice, categories::groupOf))) {
                    flaw(listed.value(), "a choice before it leaves nothing for it");
                } else {
                    found.add(choice);
                }
            }
        }
        return found;
    }

    PatrolRules patrols(Categories categories) {
        var found = packs.stream()
                .flatMap(pack -> new ReadPatrols(reading).of(pack).stream())
                .toList();
        var keys = new HashSet<String>();
        for (var duty : found.stream().flatMap(rules -> rules.duties().stream()).toList()) {
            if (!keys.add(duty.key())) {
                reading.flaws().add("patrols", 0, "two duties are called " + duty.key());
            }
            inForce("the duty " + duty.key(), duty.basis());
        }
        for (var errand :
                found.stream().flatMap(rules -> rules.errands().stream()).toList()) {
            if (!keys.add(errand.key())) {
                reading.flaws().add("patrols", 0, "two errands are called " + errand.key());
            }
            errand.points().stream()
                    .filter(point -> categories.find(point).isEmpty())
                    .forEach(point -> reading.flaws().add("patrols", 0, "no such category: " + point));
        }
        return found.stream().reduce(PatrolRules::and).orElse(PatrolRules.NONE);
    }

    /// Roads are scored in one way.
    ScoreRules scores() {
        var found = packs.stream()
                .flatMap(pack -> new ReadScores(reading).of(pack).stream())
                .toList();
        if (found.size() > 1) {
            reading.flaws().add("scores", 0, "two packs score the roads of one jurisdiction");
        }
        return found.stream().findFirst().orElse(ScoreRules.NONE);
    }

    /// Two packs may not put one category into two layers.
    Layers layers(Categories categories) {
        var all = new HashMap<CategoryKey, Layer>();
        for (var pack : packs) {
            new ReadLayers(reading, categories).of(pack).forEach((key, layer) -> {
                if (all.put(key, layer) != null) {
                    reading.flaws().add(pack.path("pack.yaml"), 0, key + " is in a layer already");
                }
            });
        }
        return new Layers(all);
    }

    private void inForce(String what, ArticleId basis) {
        if (articles.inForce(basis, now).isEmpty()) {
            reading.flaws().add("patrols", 0, "lawless: " + what + " rests on " + basis + ", not in force");
        }
    }

    private void flaw(YamlValue value, String message) {
        reading.flaws().add(value.file(), value.line(), message);
    }
}
