// One page at a time, as the flow says.
import QtQuick
import Kiosk.Screens
import Kiosk.Style

FocusScope {
    id: stack

    required property Shell shell
    property bool opened: false ///< the first page stands there at once

    focus: true

    Loader {
        id: loader
        anchors.fill: parent
        focus: true
        sourceComponent: switch (stack.shell.page) {
            case Shell.Page.ChooseForm: return forms;
            case Shell.Page.ChooseProcedure: return procedure;
            case Shell.Page.Consent: return consent;
            case Shell.Page.Identify: return identify;
            case Shell.Page.PlaceCard: return placeCard;
            case Shell.Page.Reading: return reading;
            case Shell.Page.Result: return result;
            case Shell.Page.People: return people;
            case Shell.Page.Fill: return fill;
            case Shell.Page.Review: return review;
            case Shell.Page.Writing: return writing;
            case Shell.Page.Done: return done;
            case Shell.Page.Failed: return failure;
            case Shell.Page.Admin: return admin;
            default: return welcome;
        }
        onLoaded: {
            (item as Item).forceActiveFocus();
            if (stack.opened) arrive.restart();
            stack.opened = true;
        }
    }
    NumberAnimation {
        id: arrive
        target: loader
        property: "opacity"
        from: Style.motion ? 0.2 : 1
        to: 1
        duration: Style.fade
    }

    Component { id: welcome; WelcomePage { shell: stack.shell } }
    Component { id: forms; FormsPage { screen: stack.shell.forms } }
    Component { id: procedure; ProcedurePage { screen: stack.shell.procedure } }
    Component { id: consent; ConsentPage { screen: stack.shell.consent } }
    Component { id: identify; IdentifyPage { screen: stack.shell.identify } }
    Component { id: placeCard; PlacePage { screen: stack.shell.card } }
    Component { id: reading; ReadingPage { screen: stack.shell.card } }
    Component { id: result; ResultPage { screen: stack.shell.result } }
    Component { id: people; PeoplePage { screen: stack.shell.people } }
    Component { id: fill; FillPage { screen: stack.shell.fill } }
    Component { id: review; ReviewPage { screen: stack.shell.review } }
    Component { id: writing; WritingPage { screen: stack.shell.review } }
    Component { id: done; DonePage { screen: stack.shell.done } }
    Component { id: admin; AdminPage { shell: stack.shell; screen: stack.shell.admin } }
    Component { id: failure; FailurePage { screen: stack.shell.failure } }
}
