package org.xiucheng.serve.redirect;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.xiucheng.decide.redirect.Batch;
import org.xiucheng.decide.redirect.RedirectLimits;
import org.xiucheng.kernel.access.Permission;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.serve.matter.Names;

/// Says corrections of many dispatches in names instead of codes.
@Service
public class ReadRedirects {
    private static final RedirectLimits LIMITS = RedirectLimits.USUAL;

    private final Names names;

    ReadRedirects(Names names) {
        this.names = names;
    }

    public RedirectView view(Batch batch, Subject.Officer officer) {
        var own = batch.proposed().person().equals(officer.person());
        var waiting =
                batch.lines().stream().filter(line -> line.outcome().isEmpty()).count();
        return new RedirectView(
                batch.code(),
                batch.standing().name().toLowerCase(Locale.ROOT),
                batch.ground(),
                batch.reason(),
                batch.fourEyes(),
                own,
                !own && batch.standing() == Batch.Standing.PROPOSED,
                batch.standing() == Batch.Standing.READY && officer.may(Permission.DISPATCH),
                batch.proposed().at(),
                names.post(batch.proposed().post()),
                batch.approved().map(Batch.By::at),
                batch.lines().size(),
                (int) waiting,
                outcomes(batch),
                moves(batch.lines()));
    }

    public RedirectView.Rehearsal rehearsal(List<Batch.Line> lines) {
        return new RedirectView.Rehearsal(lines.size(), lines.size() > LIMITS.alone(), moves(lines));
    }

    private static Map<String, Integer> outcomes(Batch batch) {
        var outcomes = new TreeMap<String, Integer>();
        batch.lines().forEach(line -> line.outcome().ifPresent(outcome -> outcomes.merge(outcome, 1, Integer::sum)));
        return outcomes;
    }

    private record Way(String from, String to) {}

    private List<RedirectView.Move> moves(List<Batch.Line> lines) {
        return lines.stream()
                .collect(Collectors.groupingBy(line -> new Way(line.from(), line.to())))
                .entrySet()
                .stream()
                .map(way -> new RedirectView.Move(
                        names.unit(way.getKey().from()),
                        names.unit(way.getKey().to()),
                        way.getValue().size(),
                        way.getValue().stream()
                                .limit(LIMITS.examples())
                                .map(Batch.Line::number)
                                .toList()))
                .sorted(Comparator.comparingInt((RedirectView.Move move) -> -move.matters())
                        .thenComparing(move -> move.from().code())
                        .thenComparing(move -> move.to().code()))
                .toList();
    }
}
