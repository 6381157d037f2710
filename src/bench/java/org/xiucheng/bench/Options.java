package org.xiucheng.bench;

import java.util.HashMap;
import java.util.Map;

/// `--name number` as given on the command line; anything else is refused.
record Options(Map<String, Long> given) {
    static Options of(String[] arguments) {
        var given = new HashMap<String, Long>();
        for (var i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--json")) {
                continue;
            }
            if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
                throw new IllegalArgumentException("options are written --name number, not " + arguments[i]);
            }
            given.put(arguments[i].substring(2), Long.parseLong(arguments[i + 1].replace("_", "")));
            i++;
        }
        return new Options(given);
    }

    int number(String name, int otherwise) {
        return Math.toIntExact(given.getOrDefault(name, (long) otherwise));
    }
}
