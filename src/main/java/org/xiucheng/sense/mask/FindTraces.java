package org.xiucheng.sense.mask;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.xiucheng.sense.mask.Trace.Kind;

/// Finds what looks like personal data in free text: identity-card numbers, telephones, licence plates,
/// e-mail.
///
/// It looks at the text as a reader hears it, so that full-width digits, blanks, dashes and invisible
/// characters hide nothing. When in doubt it marks: a mark costs a few characters, a miss costs a person.
/// Service lines that are public themselves (110, 12345, 400 numbers) are none.
public final class FindTraces {
    /// What people put between digits.
    private static final String GAP = "[\\s.\\-_\u2010-\u2015\u2212\u00b7\u2022]{0,2}";

    private static final Pattern ID_CARD = Pattern.compile("(?<![0-9])[1-9](?:" + GAP + "[0-9]){16}" + GAP
            + "[0-9Xx](?![0-9A-Za-z])|(?<![0-9])[1-9](?:" + GAP + "[0-9]){14}(?![0-9])");
    private static final Pattern MOBILE =
            Pattern.compile("(?<![0-9])(?:(?:\\+|00)?86" + GAP + ")?1" + GAP + "[3-9](?:" + GAP + "[0-9]){9}(?![0-9])");
    private static final Pattern LANDLINE = Pattern.compile("(?<![0-9])(?:(?:\\+|00)86" + GAP
            + "[(]?0?|[(]?0)(?:10|2[0-9]|[3-9][0-9]{2})[)]?" + GAP + "[2-8][0-9]{2,3}" + GAP + "[0-9]{4}(?![0-9])");
    private static final Pattern LOCAL_LINE = Pattern.compile(
            "(?:电话|座机|家电|宅电|联系|(?i:tel|phone))[^0-9\\n]{0,8}([2-8][0-9]{2,3}" + GAP + "[0-9]{4})(?![0-9])");
    private static final String PROVINCE = "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]";
    private static final Pattern PLATE = Pattern.compile(PROVINCE + GAP + "[A-HJ-NP-Za-hj-np-z]" + GAP
            + "(?=[A-Za-z]{0,3}[0-9])(?:[A-HJ-NP-Za-hj-np-z0-9]" + GAP
            + "){4}(?:[A-HJ-NP-Za-hj-np-z0-9]{1,2}(?![A-Za-z0-9])|[挂学警港澳])");
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}\\s?(?:@|\\(at\\)|\\[at\\])\\s?"
                    + "(?:[A-Za-z0-9\\p{IsHan}-]{1,63}\\s?\\.\\s?){1,4}(?:[A-Za-z]{2,24}|中国|公司|网络)");

    private FindTraces() {}

    /// Every trace in the order of the text; none touches another.
    public static List<Trace> in(String text) {
        var found = new ArrayList<Trace>();
        var digits = Folded.digits(text);
        search(digits, ID_CARD, Kind.ID_CARD, match -> IdCard.is(match.replaceAll("[^0-9Xx]", "")), found);
        search(digits, EMAIL, Kind.EMAIL, _ -> true, found);
        search(digits, PLATE, Kind.PLATE, _ -> true, found);
        search(digits, MOBILE, Kind.PHONE, _ -> true, found);
        search(digits, LANDLINE, Kind.PHONE, _ -> true, found);
        search(digits, LOCAL_LINE, Kind.PHONE, _ -> true, found);
        search(Folded.numerals(text), MOBILE, Kind.PHONE, _ -> true, found);
        found.sort(Comparator.comparingInt(Trace::from));
        return List.copyOf(found);
    }

    private static void search(Folded text, Pattern pattern, Kind kind, Predicate<String> real, List<Trace> found) {
        var matcher = pattern.matcher(text.text());
        while (matcher.find()) {
            var group = matcher.groupCount();
            var trace = text.trace(kind, matcher.start(group), matcher.end(group));
            if (real.test(matcher.group(group)) && found.stream().noneMatch(trace::touches)) {
                found.add(trace);
            }
        }
    }
}
