package org.xiucheng.pack;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.xiucheng.kernel.calendar.TimeLimit;
import org.xiucheng.kernel.category.Categories;
import org.xiucheng.kernel.category.Category;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.category.CodeSystem;
import org.xiucheng.kernel.law.Article;
import org.xiucheng.kernel.law.Articles;
import org.xiucheng.kernel.matter.Procedure;
import org.xiucheng.kernel.matter.Procedures;

/// Puts the parts of all packs together and looks for what is wrong between them.
record AssemblePacks(PackReading reading, List<PackReading.Pack> packs, Instant now) {
    Optional<Packs> assembled() {
        var categories = categories();
        var articles = articles();
        var limits = limits(categories, articles);
        var calendar = calendar();
        var texts = procedures(articles);
        var practice = new AssemblePractice(reading, packs, articles, now);
        var choices = practice.choices(texts, categories);
        var patrols = practice.patrols(categories);
        var scores = practice.scores();
        var layers = practice.layers(categories);
        return calendar.map(found -> new Packs(
                packs.stream().map(PackReading.Pack::name).toList(),
                categories,
                articles,
                limits,
                found.calendar(),
                found.days(),
                new Procedures.Listed(
                        texts.stream().map(Packs.ProcedureText::procedure).toList(), choices),
                texts,
                patrols,
                scores,
                layers));
    }

    private Categories categories() {
        var systems = new ArrayList<CodeSystem>();
        var categories = new ArrayList<Category>();
        var seen = new HashSet<Object>();
        for (var pack : packs) {
            for (var listed : new ReadCategories(reading).of(pack)) {
                if (!seen.add(listed.system().id())) {
                    flaw(pack, "the code system " + listed.system().id() + " is there already");
                    continue;
                }
                systems.add(listed.system());
                listed.categories().stream()
                        .filter(category -> unless(seen.add(category.key()), pack, category.key() + " is listed twice"))
                        .forEach(categories::add);
            }
        }
        return new Categories(systems, categories);
    }

    private Articles articles() {
        var articles = new ArrayList<Article>();
        for (var pack : packs) {
            articles.addAll(new ReadArticles(reading).of(pack));
        }
        var clashes = Articles.clashes(articles);
        clashes.forEach(id -> reading.flaws().add(id.value(), 0, "two versions are in force at once"));
        articles.removeIf(article -> clashes.contains(article.id()));
        return Articles.of(articles);
    }

    private List<TimeLimit> limits(Categories categories, Articles articles) {
        var limits = new HashMap<CategoryKey, TimeLimit>();
        for (var pack : packs) {
            for (var listed : new ReadLimits(reading).of(pack)) {
                check(listed, categories, articles);
                if (limits.put(listed.limit().category(), listed.limit()) != null) {
                    flaw(listed.row(), "a second limit for " + listed.limit().category());
                }
            }
        }
        return List.copyOf(limits.values());
    }

    private void check(ReadLimits.Listed listed, Categories categories, Articles articles) {
        if (categories.find(listed.limit().category()).isEmpty()) {
            flaw(listed.row(), "no such category: " + listed.limit().category());
        }
        if (articles.inForce(listed.limit().basis(), now).isEmpty()) {
            flaw(listed.row(), "the basis " + listed.limit().basis() + " is not in force");
        }
    }

    private Optional<ReadCalendar.Listed> calendar() {
        var calendars = new ArrayList<ReadCalendar.Listed>();
        for (var pack : packs) {
            new ReadCalendar(reading).of(pack).ifPresent(found -> {
                unless(calendars.isEmpty(), pack, "a second calendar: a jurisdiction works by one");
                calendars.add(found);
            });
        }
        if (calendars.isEmpty()) {
            reading.flaws().add("the jurisdiction", 0, "none of its packs has a calendar");
        }
        return calendars.stream().findFirst();
    }

    private List<Packs.ProcedureText> procedures(Articles articles) {
        var texts = new ArrayList<Packs.ProcedureText>();
        for (var pack : packs) {
            for (var file : reading.listed(pack, "procedures")) {
                reading.flaws().attempt(() -> procedure(pack, file, articles)).ifPresent(found -> {
                    found.ifPresent(texts::add);
                });
            }
        }
        var names = new HashSet<String>();
        texts.forEach(text -> {
            var name = text.procedure().name() + " v" + text.procedure().version();
            if (!names.add(name)) {
                reading.flaws().add(name, 0, "two procedures have this name and version");
            }
        });
        return texts;
    }

    private Optional<Packs.ProcedureText> procedure(PackReading.Pack pack, YamlValue file, Articles articles) {
        var path = pack.path(file.text());
        var document = reading.text(file, path);
        var draft = new ReadProcedure(reading.flaws()).draft(YamlValue.parse(path, document, reading.limits()));
        return switch (Procedure.check(draft, articles, now)) {
            case Procedure.Reading.Sound(var procedure) -> Optional.of(new Packs.ProcedureText(procedure, document));
            case Procedure.Reading.Flawed(var flaws) -> {
                flaws.forEach(flaw -> reading.flaws().add(path, 0, flaw.detail()));
                yield Optional.empty();
            }
        };
    }

    private boolean unless(boolean fine, PackReading.Pack pack, String message) {
        if (!fine) {
            flaw(pack, message);
        }
        return fine;
    }

    private void flaw(PackReading.Pack pack, String message) {
        reading.flaws().add(pack.path("pack.yaml"), 0, message);
    }

    private void flaw(CsvTable.Row row, String message) {
        reading.flaws().add(row.file(), row.line(), message);
    }
}
