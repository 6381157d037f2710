package org.xiucheng.serve.reform;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.Locale;
import org.springframework.stereotype.Service;
import org.xiucheng.decide.reform.KeepReforms;
import org.xiucheng.decide.reform.Reform;
import org.xiucheng.kernel.access.Permission;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.serve.matter.Names;

/// Says reforms in names instead of codes.
@Service
public class ReadReforms {
    private final KeepReforms keepReforms;
    private final Names names;
    private final InstantSource clock;

    ReadReforms(KeepReforms keepReforms, Names names, InstantSource clock) {
        this.keepReforms = keepReforms;
        this.names = names;
        this.clock = clock;
    }

    public ReformView view(Reform reform, Subject.Officer officer) {
        var plan = reform.plan();
        var own = reform.planned().person().equals(officer.person());
        var stock = keepReforms.stock(reform).stream()
                .map(hung -> new ReformView.Item(hung.kind(), hung.what(), hung.to()))
                .toList();
        return new ReformView(
                reform.code(),
                reform.standing().name().toLowerCase(Locale.ROOT),
                names.unit(plan.unit()),
                plan.whole(),
                names.unit(plan.otherwise()),
                plan.byArea().entrySet().stream()
                        .map(part -> new ReformView.ByArea(names.area(part.getKey()), names.unit(part.getValue())))
                        .sorted(Comparator.comparing(part -> part.area().code()))
                        .toList(),
                plan.posts().entrySet().stream()
                        .map(part -> new ReformView.ByPost(names.post(part.getKey()), names.post(part.getValue())))
                        .sorted(Comparator.comparing(part -> part.post().code()))
                        .toList(),
                reform.reason(),
                names.article(reform.basis(), clock.instant()),
                reform.wishedFrom(),
                reform.draft(),
                own,
                !own && officer.may(Permission.SUPERVISE) && reform.standing() == Reform.Standing.PLANNED,
                reform.planned().at(),
                names.post(reform.planned().post()),
                reform.takesEffect(),
                reform.finishedAt(),
                stock,
                (int) stock.stream().filter(item -> item.to().isEmpty()).count());
    }
}
