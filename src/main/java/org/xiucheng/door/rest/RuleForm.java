package org.xiucheng.door.rest;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.xiucheng.decide.duty.Draft;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.responsibility.CategoryScope;
import org.xiucheng.kernel.responsibility.PlaceBinding;
import org.xiucheng.kernel.responsibility.Rule;
import org.xiucheng.kernel.time.Validity;

/// A rule as it is written in JSON.
final class RuleForm {
    static final Set<String> FIELDS =
            Set.of("id", "ends", "name", "categories", "places", "unit", "post", "basis", "priority", "fallback");

    private RuleForm() {}

    /// The rule as it would be, or the end of the one that `inForce` finds.
    static Draft.Proposal read(Fields fields, Function<String, Optional<Rule>> inForce) {
        var id = fields.text("id");
        if (!id.matches("[0-9A-Za-z][0-9A-Za-z._-]{0,127}")) {
            throw Problem.invalid("rule.id", "A rule's id has letters, digits, points and dashes.", fields.at("id"));
        }
        if (fields.findTruth("ends").orElse(false)) {
            var rule = inForce.apply(id)
                    .orElseThrow(() ->
                            Problem.invalid("rule.unknown", "No rule of that name is in force.", fields.at("id")));
            return new Draft.Proposal(rule, true);
        }
        return new Draft.Proposal(rule(id, fields), false);
    }

    private static Rule rule(String id, Fields fields) {
        var priority = fields.findWhole("priority");
        return new Rule(
                id,
                1,
                fields.bilingual("name"),
                scope(fields.findObject("categories", Set.of("scope", "system", "code"))
                        .orElseThrow(() -> fields.missing("categories"))),
                places(fields.findObject("places", Set.of("kind", "area", "road", "from", "to", "system", "code"))
                        .orElseThrow(() -> fields.missing("places"))),
                fields.text("unit"),
                fields.findText("post"),
                basis(fields),
                priority.isPresent() ? OptionalInt.of(priority.get()) : OptionalInt.empty(),
                fields.findTruth("fallback").orElse(false),
                Validity.since(Instant.EPOCH));
    }

    private static ArticleId basis(Fields fields) {
        try {
            return new ArticleId(fields.text("basis"));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("rule.unbased", "No article of that name is in force then.", fields.at("basis"));
        }
    }

    private static CategoryScope scope(Fields fields) {
        return switch (fields.text("scope")) {
            case "any" -> new CategoryScope.Any();
            case "system" -> new CategoryScope.System(fields.text("system"));
            case "group" -> new CategoryScope.Group(fields.text("system"), fields.text("code"));
            case "one" -> new CategoryScope.One(key(fields));
            case String _ -> throw fields.type("scope");
        };
    }

    private static PlaceBinding places(Fields fields) {
        var area = fields.text("area");
        return switch (fields.text("kind")) {
            case "area" -> new PlaceBinding.AreaSubtree(area);
            case "road" -> range(area, fields);
            case "component-class" -> {
                var key = key(fields);
                yield new PlaceBinding.ComponentClass(area, key.system(), key.code());
            }
            case "owner-role" -> new PlaceBinding.OwnerRole(area);
            case String _ -> throw fields.type("kind");
        };
    }

    private static CategoryKey key(Fields fields) {
        var system = fields.text("system");
        var code = fields.text("code");
        if (system.isBlank() || code.isBlank()) {
            throw fields.missing("code");
        }
        return new CategoryKey(system, code);
    }

    private static PlaceBinding range(String area, Fields fields) {
        double from = fields.findWhole("from").orElse(0);
        double to = fields.findWhole("to").map(Integer::doubleValue).orElse(Double.MAX_VALUE);
        if (from < 0 || to <= from) {
            throw Problem.invalid("rule.stretch", "A stretch of road ends after it begins.", fields.at("to"));
        }
        return new PlaceBinding.RoadRange(area, fields.text("road"), from, to);
    }
}
