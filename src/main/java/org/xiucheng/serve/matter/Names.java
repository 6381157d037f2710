package org.xiucheng.serve.matter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.category.Categories;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.law.Articles;
import org.xiucheng.kernel.party.Person;
import org.xiucheng.kernel.party.Post;
import org.xiucheng.kernel.party.Unit;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.place.Area;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.place.Segment;
import org.xiucheng.kernel.roster.OnDuty;
import org.xiucheng.kernel.roster.sql.CurrentManning;

/// What codes are called: units, posts, areas, segments, categories, articles. A code that is no longer known
/// is its own name.
@Component
public class Names {
    /// The storey below which the public is not told where something is.
    private static final String FINEST_PUBLIC = "grid";

    private final CurrentParties parties;
    private final Places places;
    private final Categories categories;
    private final Articles articles;
    private final CurrentManning manning;

    Names(CurrentParties parties, Places places, Categories categories, Articles articles, CurrentManning manning) {
        this.manning = manning;
        this.parties = parties;
        this.places = places;
        this.categories = categories;
        this.articles = articles;
    }

    /// What a unit is called.
    public Shown.Named unit(String code) {
        return named(code, parties.get().unit(code).map(Unit::name));
    }

    /// What a post is called.
    public Shown.Named post(String code) {
        return named(code, parties.get().post(code).map(Post::name));
    }

    boolean held(String post, Instant at) {
        return parties.get().holder(post, at).isPresent();
    }

    /// Who answers for a unit at that moment, where a rule names one of its posts.
    Shown.Duty duty(String unit, Optional<String> post, Instant at, boolean inReach) {
        return duty(OnDuty.at(unit, post, at, manning.get()), inReach);
    }

    /// Who answers, as the reader may know it.
    Shown.Duty duty(OnDuty duty, boolean inReach) {
        return new Shown.Duty(
                unit(duty.unit()),
                duty.post().map(this::post),
                inReach ? Optional.of(duty.by().key()) : Optional.empty(),
                duty.person()
                        .filter(_ -> inReach)
                        .flatMap(parties.get()::person)
                        .map(Person::name));
    }

    /// Whether an officer belongs to the unit or to one over it.
    boolean inReach(Subject subject, String unit, Instant at) {
        return subject instanceof Subject.Officer officer
                && OnDuty.inReach(
                        officer.holdings().stream().map(Subject.Holding::unit).toList(), unit, at, manning.get());
    }

    /// What an area is called.
    public Shown.Named area(String code) {
        return named(code, places.area(code).map(Area::name));
    }

    /// What a category is called, and how far its list may be trusted.
    public Shown.OfCategory category(CategoryKey key) {
        var known = categories.find(key);
        var name = known.map(category -> category.name()).orElseGet(() -> Bilingual.same(key.code()));
        var standing = known.map(
                        category -> categories.systemOf(category).standing().ofCategory())
                .orElse("local");
        return new Shown.OfCategory(key.system(), key.code(), name, standing);
    }

    /// The article in the version in force at `moment`, or else the newest.
    public Optional<Shown.Article> article(ArticleId id, Instant moment) {
        return articles.inForce(id, moment)
                .or(() -> articles.versions(id).stream().reduce((older, newer) -> newer))
                .map(found -> new Shown.Article(id.value(), found.law(), found.number(), found.gist(), found.demo()));
    }

    /// The chain of areas with the segment; for the public it ends at the grid.
    Shown.Place place(List<String> areas, Optional<String> segment, Sight sight) {
        var shown = new ArrayList<Shown.InArea>();
        for (var code : areas) {
            var area = places.area(code);
            shown.add(new Shown.InArea(
                    code,
                    area.map(Area::name).orElseGet(() -> Bilingual.same(code)),
                    area.map(found -> found.level().key()).orElse("unknown")));
            if (sight == Sight.PUBLIC && shown.getLast().level().equals(FINEST_PUBLIC)) {
                break;
            }
        }
        return new Shown.Place(List.copyOf(shown), segment.map(id -> new Shown.OnSegment(id, segmentName(id))));
    }

    private Bilingual segmentName(String id) {
        return places.segment(id).map(Segment::name).orElseGet(() -> Bilingual.same(id));
    }

    private static Shown.Named named(String code, Optional<Bilingual> name) {
        return new Shown.Named(code, name.orElseGet(() -> Bilingual.same(code)));
    }
}
