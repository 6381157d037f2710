package org.xiucheng.door.rest;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.category.Categories;
import org.xiucheng.kernel.category.Category;
import org.xiucheng.kernel.category.CodeSystem;
import org.xiucheng.kernel.party.Unit;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.place.Area;
import org.xiucheng.kernel.place.Bounds;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.sense.report.CheckReport;
import org.xiucheng.serve.matter.Shown;

/// The city itself: its name and limits, its categories, its division, its units.
@RestController
class CityController {
    private final Places places;
    private final Categories categories;
    private final CurrentParties parties;
    private final CheckReport checkReport;
    private final InstantSource clock;

    CityController(
            Places places,
            Categories categories,
            CurrentParties parties,
            CheckReport checkReport,
            InstantSource clock) {
        this.places = places;
        this.categories = categories;
        this.parties = parties;
        this.checkReport = checkReport;
        this.clock = clock;
    }

    record City(
            String id,
            Bilingual name,
            String zone,
            List<String> locales,
            boolean demo,
            double[] bounds,
            List<CodeList> systems,
            Limits limits,
            String root) {}

    /// A list of codes with how far it may be trusted.
    record CodeList(String id, Bilingual name, String kind, String standing, Bilingual note) {}

    /// The longest texts of a report, in characters.
    record Limits(int description, int address, int name, int phone, int email) {}

    /// A plain list.
    record Items<T>(List<T> items) {}

    record CategoryItem(String system, String code, Bilingual name, Bilingual group, String kind, String standing) {}

    record AreaItem(
            String code, Bilingual name, String level, Bilingual levelName, int children, Optional<double[]> bounds) {}

    @GetMapping("/api/v1/city")
    City city() {
        var city = places.jurisdiction();
        var limits = checkReport.limits();
        return new City(
                city.id(),
                city.name(),
                city.zone().getId(),
                city.locales(),
                city.demo(),
                corners(city.bounds()),
                categories.systems().stream().map(CityController::codeList).toList(),
                new Limits(limits.description(), limits.address(), limits.name(), limits.phone(), limits.email()),
                city.root());
    }

    @GetMapping("/api/v1/categories")
    Items<CategoryItem> categories() {
        var now = clock.instant();
        return new Items<>(categories.list().stream()
                .filter(category -> !category.retiredAt(now))
                .map(this::item)
                .toList());
    }

    @GetMapping("/api/v1/areas")
    Items<AreaItem> areas(@RequestParam(required = false) @Nullable String parent) {
        if (parent == null) {
            var root = places.jurisdiction().root();
            return new Items<>(places.area(root).stream().map(this::item).toList());
        }
        known(places, parent);
        return new Items<>(places.children(parent).stream().map(this::item).toList());
    }

    @GetMapping("/api/v1/areas/{code}/plan")
    AreaPlan plan(@PathVariable String code) {
        return AreaPlan.of(places, known(places, code));
    }

    @GetMapping("/api/v1/units")
    Items<Shown.Named> units() {
        var now = clock.instant();
        return new Items<>(parties.get().units().stream()
                .filter(unit -> unit.validity().holdsAt(now))
                .map((Unit unit) -> new Shown.Named(unit.code(), unit.name()))
                .sorted(Comparator.comparing(Shown.Named::code))
                .toList());
    }

    private static Area known(Places places, String code) {
        return places.area(code).orElseThrow(() -> Problem.absent("area.absent", "There is no such area."));
    }

    private static CodeList codeList(CodeSystem system) {
        return new CodeList(
                system.id(),
                system.name(),
                system.kind().key(),
                system.standing().key(),
                system.note());
    }

    private CategoryItem item(Category category) {
        var system = categories.systemOf(category);
        return new CategoryItem(
                category.key().system(),
                category.key().code(),
                category.name(),
                category.group(),
                system.kind().key(),
                system.standing().ofCategory());
    }

    private AreaItem item(Area area) {
        return new AreaItem(
                area.code(),
                area.name(),
                area.level().key(),
                area.level().name(),
                places.children(area.code()).size(),
                area.shape().bounds().map(CityController::corners));
    }

    private static double[] corners(Bounds bounds) {
        return new double[] {bounds.west(), bounds.south(), bounds.east(), bounds.north()};
    }
}
