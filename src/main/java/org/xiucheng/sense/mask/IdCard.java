package org.xiucheng.sense.mask;

import java.time.DateTimeException;
import java.time.LocalDate;

/// The number on a resident's identity card: region, birthday, order, and a check character (GB 11643-1999,
/// ISO 7064 MOD 11-2). Cards of the first generation had 15 digits and no check.
final class IdCard {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final int LONG = 18;
    private static final int SHORT = 15;
    private static final int FIRST_YEAR = 1880;
    private static final int LAST_YEAR = 2100;

    private IdCard() {}

    static boolean is(String digits) {
        return switch (digits.length()) {
            case LONG -> born(Integer.parseInt(digits.substring(6, 10)), digits.substring(10, 14)) && checked(digits);
            case SHORT -> born(1900 + Integer.parseInt(digits.substring(6, 8)), digits.substring(8, 12));
            default -> false;
        };
    }

    private static boolean checked(String digits) {
        var sum = 0;
        for (var i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        return CHECKS.charAt(sum % CHECKS.length()) == Character.toUpperCase(digits.charAt(LONG - 1));
    }

    private static boolean born(int year, String monthAndDay) {
        try {
            LocalDate.of(
                    year, Integer.parseInt(monthAndDay.substring(0, 2)), Integer.parseInt(monthAndDay.substring(2)));
            return year > FIRST_YEAR && year < LAST_YEAR;
        } catch (DateTimeException noDay) {
            return false;
        }
    }
}
