package org.poolscope.ui.table;

/// Words in the order in which people list them: numbers in them by their values, letters without their case.
final class NaturalOrder {

    private NaturalOrder() {}

    static int compare(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            int order;
            if (isDigit(one, i) && isDigit(other, j)) {
                int oneEnd = numberEnd(one, i);
                int otherEnd = numberEnd(other, j);
                order = compareNumbers(one.substring(i, oneEnd), other.substring(j, otherEnd));
                i = oneEnd;
                j = otherEnd;
            } else {
                order = Character.compare(Character.toLowerCase(one.charAt(i++)),
                        Character.toLowerCase(other.charAt(j++)));
            }
            if (order != 0) {
                return order;
            }
        }
        int rest = Integer.compare(one.length() - i, other.length() - j);
        return rest != 0 ? rest : one.compareTo(other);
    }

    private static boolean isDigit(String text, int at) {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static int numberEnd(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text, end)) {
            end++;
        }
        return end;
    }

    /// However long they are.
    private static int compareNumbers(String one, String other) {
        String short1 = one.replaceFirst("^0+", "");
        String short2 = other.replaceFirst("^0+", "");
        return short1.length() != short2.length()
                ? Integer.compare(short1.length(), short2.length())
                : short1.compareTo(short2);
    }
}
