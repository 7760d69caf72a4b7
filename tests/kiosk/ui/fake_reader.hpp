// A reader that the test plays: it keeps the order and answers when told to.
#pragma once

#include "services/card_reader.hpp"

#include <optional>

class FakeReader : public services::CardReader {
    Q_OBJECT
public:
    using services::CardReader::CardReader;
    void start(services::CardOrder given) override {
        order.emplace(std::move(given));
        ++starts;
    }
    void stop() override {
        order.reset();
        ++stops;
    }

    std::optional<services::CardOrder> order;
    int starts = 0;
    int stops = 0;
};
