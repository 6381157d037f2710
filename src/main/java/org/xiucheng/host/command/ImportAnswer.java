package org.xiucheng.host.command;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.stream.Collectors;
import org.xiucheng.door.opendata.Tally;
import tools.jackson.databind.json.JsonMapper;

/// What an import says at its end, to a machine and to a person.
final class ImportAnswer {
    private static final JsonMapper JSON = JsonMapper.shared();

    private ImportAnswer() {}

    /// One object on one line: `{"rows","accepted","refused","reasons":{…}}`.
    static String json(Tally tally) {
        var told = new LinkedHashMap<String, Object>();
        told.put("rows", tally.rows());
        told.put("accepted", tally.accepted());
        told.put("refused", tally.refused());
        told.put("reasons", tally.reasons());
        return JSON.writeValueAsString(told);
    }

    static String sentence(Tally tally) {
        return String.format(
                Locale.ROOT, "%,d rows, %,d accepted, %,d refused", tally.rows(), tally.accepted(), tally.refused());
    }

    static String text(Tally tally, boolean dryRun) {
        var reasons = tally.reasons().entrySet().stream()
                .map(entry -> String.format(Locale.ROOT, "%n  %-20s %,10d", entry.getKey(), entry.getValue()))
                .collect(Collectors.joining());
        return sentence(tally) + reasons + (dryRun ? System.lineSeparator() + "Nothing was stored: a dry run." : "");
    }
}
