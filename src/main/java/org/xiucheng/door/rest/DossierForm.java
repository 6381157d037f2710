package org.xiucheng.door.rest;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.xiucheng.decide.road.Dossier;
import org.xiucheng.kernel.Problem;

/// A dossier as it is sent: the version that was read, shops, plan.
final class DossierForm {
    static final Set<String> FIELDS = Set.of("base", "source", "shops", "plan");
    private static final Set<String> SHOP = Set.of("name", "door", "segment");
    private static final Set<String> PLAN = Set.of("title", "text", "measures");
    private static final Set<String> MEASURE =
            Set.of("what", "yuan", "money", "due", "stage", "unit", "before", "after");

    private DossierForm() {}

    static Dossier.Body read(Fields fields) {
        return new Dossier.Body(
                fields.findObject("plan", PLAN).map(DossierForm::plan),
                fields.findText("source").orElse(""),
                fields.objects("shops", SHOP).stream().map(DossierForm::shop).toList());
    }

    private static Dossier.Shop shop(Fields shop) {
        return new Dossier.Shop(shop.text("name"), shop.text("door"), shop.findText("segment"));
    }

    private static Dossier.Plan plan(Fields plan) {
        return new Dossier.Plan(
                plan.text("title"),
                plan.text("text"),
                plan.objects("measures", MEASURE).stream()
                        .map(DossierForm::measure)
                        .toList());
    }

    private static Dossier.Measure measure(Fields measure) {
        return new Dossier.Measure(
                measure.text("what"),
                money(measure),
                measure.findText("money").orElse(""),
                day(measure),
                stage(measure),
                measure.text("unit"),
                numbers(measure, "before"),
                numbers(measure, "after"));
    }

    /// Written as text, so that no cent is lost on the way.
    private static BigDecimal money(Fields measure) {
        var text = measure.text("yuan");
        if (!text.matches("[0-9]{1,12}(\\.[0-9]{1,2})?")) {
            throw Problem.invalid("dossier.money", "Money is an amount to the cent.", measure.at("yuan"));
        }
        return new BigDecimal(text);
    }

    private static LocalDate day(Fields measure) {
        try {
            return LocalDate.parse(measure.text("due"));
        } catch (DateTimeException e) {
            throw Problem.invalid("date.malformed", "A day is written 2026-11-23.", measure.at("due"));
        }
    }

    private static Dossier.Stage stage(Fields measure) {
        try {
            return Dossier.Stage.valueOf(measure.text("stage").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(
                    "dossier.stage", "A measure is planned, running, done or dropped.", measure.at("stage"));
        }
    }

    private static List<String> numbers(Fields measure, String name) {
        return measure.findList(name).orElse(List.of()).stream()
                .map(each -> {
                    if (!(each instanceof String text)) {
                        throw measure.type(name);
                    }
                    return text;
                })
                .toList();
    }
}
