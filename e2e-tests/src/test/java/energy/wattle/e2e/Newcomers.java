package energy.wattle.e2e;

/** What is read and written when an administrator decides about a newcomer's application, in one language. */
record Newcomers(
        String applicant,
        String reason,
        String refuse,
        String approve,
        String cannot,
        String unqualified,
        String form,
        String apply,
        String applied) {

    static Newcomers in(Screen screen) {
        return screen.isChinese()
                ? new Newcomers("newcomer-2", "缺少接入协议", "拒绝", "批准", "您目前不能申报", "没有资格", "申请交易资格", "申请此资格", "已申请，等待管理员审核")
                : new Newcomers(
                        "newcomer-1",
                        "its connection agreement is missing",
                        "Refuse",
                        "Approve",
                        "You cannot declare",
                        "there is no qualification",
                        "Apply for a qualification",
                        "Apply for this qualification",
                        "Applied. An administrator reviews it");
    }

    /** As the administrator's pages name it. */
    String member() {
        return "New micro-turbine Z" + applicant.charAt(applicant.length() - 1);
    }
}
