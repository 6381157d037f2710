package org.xiucheng.decide.identity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.xiucheng.decide.intake.PlanIntake.Plan;
import org.xiucheng.decide.intake.ReceiveReport;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.place.AreaLevel;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.time.Maker;
import org.xiucheng.kernel.time.Uuid7;
import org.xiucheng.sense.mask.FindTraces;
import org.xiucheng.sense.report.ReportDraft;

/// Tells somebody who is about to report by what others could guess who it was. Nothing is stored, and nothing
/// keeps them from sending it as it stands.
@Service
public class ForeseeGuess {
    private static final Duration YEAR = Duration.ofDays(365);
    /// 我叫张三、本人姓名李四、I am called …
    private static final Pattern NAME = Pattern.compile(
            "(我叫|我是|本人|我的名字|姓名|联系人)[\\s:：是叫为]{0,3}\\p{IsHan}{2,4}|(?i)\\b(my name is|i am called|i'm)\\s+\\p{Lu}\\p{L}+");
    /// 我家、我们单元、3号楼2单元501室: a door that few live behind.
    private static final Pattern DOOR = Pattern.compile(
            "(我家|我们家|自家|我住|楼上|楼下|隔壁)|[0-9０-９]{1,4}\\s*(号楼|栋|幢|单元|室|户)|(?i)\\b(flat|apartment|unit|room)\\s*[0-9]+");

    private final ReceiveReport receive;
    private final Places places;
    private final JdbcClient jdbc;
    private final Maker maker;
    private final IdentityLimits limits = IdentityLimits.USUAL;

    ForeseeGuess(ReceiveReport receive, Places places, JdbcClient jdbc, Maker maker) {
        this.receive = receive;
        this.places = places;
        this.jdbc = jdbc;
        this.maker = maker;
    }

    /// One way to guess: `contact-in-text`, `name-in-text`, `own-door`, `narrow-place` or `rare-category`.
    ///
    /// @param coarser the wider area that would serve as well, where one would help
    public record Warning(String code, Optional<String> coarser) {}

    /// Every way to guess that this draft leaves open.
    ///
    /// @throws org.xiucheng.kernel.Problem as sending it would
    public List<Warning> foresee(ReportDraft draft) {
        var plan = receive.dryRun(draft);
        var warnings = new ArrayList<Warning>();
        var address = draft.where().address().orElse("");
        var text = draft.description() + "\n" + address;
        if (!FindTraces.in(text).isEmpty()) {
            warnings.add(new Warning("contact-in-text", Optional.empty()));
        }
        if (NAME.matcher(text).find()) {
            warnings.add(new Warning("name-in-text", Optional.empty()));
        }
        var areas = plan.site().location().areas();
        var wider = wider(areas);
        if (DOOR.matcher(text).find()) {
            warnings.add(new Warning("own-door", wider));
        }
        if (narrow(draft, areas)) {
            warnings.add(new Warning("narrow-place", wider));
        }
        plan.category()
                .filter(key -> rare(key, plan))
                .ifPresent(_ -> warnings.add(new Warning("rare-category", wider)));
        return List.copyOf(warnings);
    }

    /// A spot or an area at the finest level: behind it live few enough to ask from door to door.
    private boolean narrow(ReportDraft draft, List<String> areas) {
        var finest = places.levels().getLast().depth();
        var lives = draft.where().point().isPresent()
                ? off(draft)
                : draft.where().area().isPresent();
        return lives && depth(areas.getLast()) == finest;
    }

    /// On a road many pass; off it, those who live there.
    private boolean off(ReportDraft draft) {
        return draft.where()
                .point()
                .filter(point ->
                        places.nearestSegment(point, limits.roadMetres()).isEmpty())
                .isPresent();
    }

    private Optional<String> wider(List<String> areas) {
        return areas.size() < 2 ? Optional.empty() : Optional.of(areas.get(areas.size() - 2));
    }

    private int depth(String area) {
        return places.area(area).map(found -> found.level().depth()).orElse(AreaLevel.DEEPEST);
    }

    /// Whether few others reported this kind of thing in the street within a year.
    private boolean rare(CategoryKey key, Plan plan) {
        var areas = plan.site().location().areas();
        var street = areas.get(Math.min(1, areas.size() - 1));
        return jdbc.sql("""
                        select count(*) from (
                            select from matter.area a join matter.matter m on m.id = a.matter_id
                            where a.area = :street and a.matter_id >= :since
                                and m.category_system = :system and m.category_code = :code
                            limit :few) found
                        """)
                        .param("street", street)
                        .param("since", Uuid7.floor(maker.now().minus(YEAR)))
                        .param("system", key.system())
                        .param("code", key.code())
                        .param("few", limits.few())
                        .query(Integer.class)
                        .single()
                < limits.few();
    }
}
