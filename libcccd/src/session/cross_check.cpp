#include <algorithm>
#include <array>
#include <cccd/cross_check.hpp>
#include <cccd/mrz_name.hpp>
#include <cccd/text.hpp>

namespace cccd {

namespace {

using std::chrono::year_month_day;
using Text = std::optional<std::string>;
using Day = std::optional<Date>;

constexpr std::chrono::years portrait_age{6}; ///< younger children may have no portrait (card.md §7)

/// What one source says. A member is absent where the source has no such value.
struct Statement {
    DataSource source = DataSource::dg13;
    Text number, old_number, name, sex, nationality, residence;
    Day birth, expiry, issued;
};

Text from_dg13(const TextValue& value) {
    return value && value->file == File::dg13 ? Text(value->value) : std::nullopt;
}

Day from_dg13(const DateValue& value) {
    return value && value->file == File::dg13 ? Day(value->value) : std::nullopt;
}

Text not_empty(std::string text) {
    return text.empty() ? std::nullopt : Text(std::move(text));
}

Statement of_dg13(const Document& document) {
    Statement statement{DataSource::dg13,
                        from_dg13(document.personal_number),
                        from_dg13(document.old_number),
                        from_dg13(document.full_name),
                        from_dg13(document.sex),
                        from_dg13(document.nationality),
                        from_dg13(document.place_of_residence),
                        from_dg13(document.birth_date),
                        from_dg13(document.expiry_date),
                        from_dg13(document.issue_date)};
    return statement;
}

Statement of_mrz(const mrz::Mrz& mrz, year_month_day today) {
    const bool vietnamese = mrz.issuing_state == "VNM";
    Statement statement;
    statement.source = DataSource::dg1;
    statement.number = not_empty(mrz.personal_number());
    statement.sex = mrz.sex == "M" ? Text("Nam") : mrz.sex == "F" ? Text("Nữ") : std::nullopt;
    statement.nationality = mrz.nationality == "VNM" ? Text("Việt Nam") : std::nullopt;
    statement.birth = mrz::birth_date(mrz.birth_date, today);
    statement.expiry = mrz::expiry_date(mrz.expiry_date, vietnamese, today);
    return statement;
}

Statement of_qr(const qr::CardQr& qr) {
    Statement statement;
    statement.source = DataSource::qr;
    statement.number = not_empty(qr.personal_number);
    statement.old_number = not_empty(qr.old_number);
    statement.birth = qr.birth_date;
    statement.issued = qr.issue_date;
    if (qr.text_damaged) return statement;
    statement.name = not_empty(qr.full_name);
    statement.sex = not_empty(qr.sex);
    statement.residence = not_empty(qr.address);
    return statement;
}

bool comparable(const Day& a, const Day& b) {
    const auto known = [](const Day& day) { return day && day->kind != Date::Kind::text; };
    return known(a) && known(b);
}

bool same_day(const Date& a, const Date& b) {
    const bool year_alone = a.kind == Date::Kind::year_only || b.kind == Date::Kind::year_only;
    if (a.kind == Date::Kind::none || b.kind == Date::Kind::none) return a.kind == b.kind;
    return year_alone ? a.day.year() == b.day.year() : a.day == b.day;
}

/// Letters and digits alone, without case and diacritics: commas and blanks differ between chip and QR.
std::string bare(std::string_view text) {
    std::string out = text::fold(text);
    const auto other = [](char c) { return !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9'); };
    out.erase(std::remove_if(out.begin(), out.end(), other), out.end());
    return out;
}

class Comparison {
public:
    void differ(Literal id, DataSource first, DataSource second, FindingKind kind = FindingKind::warning) {
        found_.push_back({kind, id, first, second});
    }

    void texts(Literal id, const Statement& a, const Statement& b, Text Statement::*member) {
        if (a.*member && b.*member && bare(*(a.*member)) != bare(*(b.*member))) differ(id, a.source, b.source);
    }

    void days(Literal id, const Statement& a, const Statement& b, Day Statement::*member) {
        if (comparable(a.*member, b.*member) && !same_day(*(a.*member), *(b.*member))) differ(id, a.source, b.source);
    }

    void statements(const Statement& a, const Statement& b) {
        texts("data.number_differs", a, b, &Statement::number);
        texts("data.old_number_differs", a, b, &Statement::old_number);
        texts("data.name_differs", a, b, &Statement::name);
        texts("data.sex_differs", a, b, &Statement::sex);
        texts("data.nationality_differs", a, b, &Statement::nationality);
        texts("data.residence_differs", a, b, &Statement::residence);
        days("data.birth_differs", a, b, &Statement::birth);
        days("data.expiry_differs", a, b, &Statement::expiry);
        days("data.issue_differs", a, b, &Statement::issued);
    }

    /// The digits of a number against the sex and the year of birth of a statement.
    void digits(const PersonalNumber& number, const Statement& statement) {
        if (statement.sex) {
            const auto sex = text::fold(*statement.sex);
            const bool female = sex == "nu", male = sex == "nam";
            if ((female || male) && female != number.female())
                differ("data.number_sex_differs", DataSource::number, statement.source);
        }
        const auto& birth = statement.birth;
        const bool dated = birth && (birth->kind == Date::Kind::full || birth->kind == Date::Kind::year_only);
        if (dated && static_cast<int>(birth->day.year()) != number.birth_year())
            differ("data.number_birth_year_differs", DataSource::number, statement.source);
    }

    /// An MRZ has no diacritics and can cut a name.
    void mrz_name(const Statement& statement, const mrz::Mrz& mrz) {
        if (statement.name && mrz::compare_name(*statement.name, mrz) == mrz::NameMatch::different)
            differ("data.name_differs", DataSource::dg1, statement.source);
    }

    void mrz_itself(const mrz::Mrz& mrz) {
        const bool checked = mrz.document_number_check && mrz.birth_check && mrz.expiry_check && mrz.composite_check &&
                             mrz.optional_check;
        if (!checked) differ("data.mrz_check_digit", DataSource::dg1, DataSource::dg1);
        const auto number = mrz.personal_number();
        if (!number.empty() && number.substr(3) != mrz.document_number)
            differ("data.document_number_differs", DataSource::dg1, DataSource::dg1);
    }

    /// The law's rule about ages 14, 25, 40 and 60.
    void expiry(const Statement& statement) {
        const auto full = [](const Day& day) { return day && day->kind == Date::Kind::full; };
        if (!full(statement.birth) || !full(statement.issued) || !statement.expiry) return;
        if (statement.expiry->kind != Date::Kind::full && statement.expiry->kind != Date::Kind::none) return;
        const auto candidates = expiry_candidates(statement.birth->day, statement.issued->day);
        const auto stated =
            statement.expiry->kind == Date::Kind::full ? std::optional(statement.expiry->day) : std::nullopt;
        if (!candidates.empty() && std::find(candidates.begin(), candidates.end(), stated) == candidates.end())
            differ("data.expiry_unusual", statement.source, DataSource::law, FindingKind::notice);
    }

    void portrait(PortraitPresence presence, const Statement& statement) {
        if (presence != PortraitPresence::absent) return;
        const auto full = [](const Day& day) { return day && day->kind == Date::Kind::full; };
        const bool child = full(statement.birth) && full(statement.issued) &&
                           statement.birth->day + portrait_age > statement.issued->day;
        if (!child) differ("data.portrait_missing", DataSource::dg2, statement.source);
    }

    std::vector<DataFinding> take() { return std::move(found_); }

private:
    std::vector<DataFinding> found_;
};

/// Each number against each statement's sex and birth; a province that no table has is only a notice.
void check_numbers(Comparison& comparison, const std::vector<Statement>& statements) {
    for (const auto& statement : statements) {
        const auto number = statement.number ? PersonalNumber::parse(*statement.number)
                                             : Result<PersonalNumber>(Error{ErrorCode::invalid_personal_number});
        if (!number) continue;
        comparison.digits(*number, statement);
        if (number->province().empty())
            comparison.differ("data.province_unknown", DataSource::number, statement.source, FindingKind::notice);
    }
}

} // namespace

std::string_view name(DataSource source) noexcept {
    static constexpr std::array<std::string_view, 7> names{"dg1", "dg2", "dg13", "qr", "number", "presented", "law"};
    const auto index = static_cast<std::size_t>(source);
    return index < names.size() ? names[index] : "unknown";
}

std::vector<DataFinding> cross_check(const CrossCheckInput& input) {
    std::vector<Statement> statements;
    std::optional<mrz::Mrz> mrz;
    auto portrait = input.portrait;
    if (input.document != nullptr) {
        statements.push_back(of_dg13(*input.document));
        if (input.document->mrz)
            if (auto parsed = mrz::parse(input.document->mrz->value)) mrz = *std::move(parsed);
        if (mrz) statements.push_back(of_mrz(*mrz, input.today));
        if (input.document->face) portrait = PortraitPresence::present;
    }
    if (input.qr != nullptr) statements.push_back(of_qr(*input.qr));

    Comparison comparison;
    for (std::size_t i = 0; i < statements.size(); ++i)
        for (std::size_t k = i + 1; k < statements.size(); ++k) comparison.statements(statements[i], statements[k]);
    for (const auto& statement : statements) {
        if (mrz) comparison.mrz_name(statement, *mrz);
        const bool other =
            input.presented != nullptr && statement.number && *statement.number != input.presented->digits();
        if (other) comparison.differ("data.number_differs", DataSource::presented, statement.source);
        comparison.expiry(statement);
    }
    if (mrz) comparison.mrz_itself(*mrz);
    check_numbers(comparison, statements);
    if (input.document != nullptr) comparison.portrait(portrait, statements.front());
    return comparison.take();
}

} // namespace cccd
