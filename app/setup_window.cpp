#include "app/setup_window.h"

#include "app/error_texts.h"
#include "app/look/style_sheet.h"
#include "app/views/key_button.h"
#include "app/views/labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QScreen>
#include <QSvgRenderer>

namespace kazasu::app {
namespace {

class MarkWidget : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        QSvgRenderer renderer(QStringLiteral(":/look/kazasu.svg"));
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        renderer.render(&painter, rect());
    }
};

}  // namespace

SetupWindow::SetupWindow(Look& look, Language& language, QString program, std::optional<Error> error,
                         QWidget* parent)
    : QWidget(parent),
      m_look(look),
      m_language(language),
      m_program(std::move(program)),
      m_error(std::move(error)),
      m_column(new QVBoxLayout),
      m_mark(new MarkWidget(this)),
      m_happened(makeWrappedLabel(this, "paid")),
      m_next(makeWrappedLabel(this, "sentence")),
      m_tryWords(makeWrappedLabel(this, "sentence")),
      m_tryCommand(addCommand()),
      m_configWords(makeWrappedLabel(this, "sentence")),
      m_configCommand(addCommand()),
      m_detail(makeWrappedLabel(this, "muted")),
      m_languageKey(new KeyButton(look, this)),
      m_close(new KeyButton(look, this)) {
    setObjectName(QStringLiteral("window"));
    m_happened->setObjectName(QStringLiteral("setupHappened"));
    m_detail->setObjectName(QStringLiteral("setupDetail"));
    arrange();
    connect(m_languageKey, &QAbstractButton::clicked, this, [this] { m_language.switchToOther(); });
    connect(m_close, &QAbstractButton::clicked, this, &QWidget::close);
    connect(&look, &Look::changed, this, &SetupWindow::applyLook);
    resize(QSize(1366, 768).boundedTo(screen()->availableSize()));
    applyLook();
    retranslate();
}

void SetupWindow::arrange() {
    m_column->addStretch(2);
    m_column->addWidget(m_mark);
    m_column->addWidget(m_happened);
    m_column->addWidget(m_next);
    for (QLabel* label : {m_tryWords, m_tryCommand, m_configWords, m_configCommand, m_detail})
        m_column->addWidget(label);
    m_column->addStretch(3);
    auto* keys = new QHBoxLayout;
    keys->addWidget(m_languageKey);
    keys->addWidget(m_close);
    for (KeyButton* key : {m_languageKey, m_close}) {
        key->setSizes(20, 60, 1);
        key->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    m_column->addLayout(keys);
    auto* row = new QHBoxLayout(this);
    row->addStretch(1);
    row->addLayout(m_column, 4);
    row->addStretch(1);
}

QLabel* SetupWindow::addCommand() {
    QLabel* label = makeLabel(this, "command");
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void SetupWindow::applyLook() {
    setStyleSheet(styleSheetFor(m_look));
    m_column->setContentsMargins(0, 0, 0, m_look.px(24));
    m_column->setSpacing(m_look.px(12));
    m_mark->setFixedSize(m_look.px(88), m_look.px(88));
}

void SetupWindow::retranslate() {
    setWindowTitle(tr("Kazasu till"));
    if (m_error) {
        const ErrorWords words = wordsFor(m_error->code);
        m_happened->setText(tr("The till could not start. %1").arg(words.happened));
        m_next->setText(words.next);
        m_detail->setText(QString::fromStdString(m_error->detail) + QStringLiteral("  ") + words.number);
    } else {
        m_happened->setText(tr("This till has no shop yet."));
        m_next->setText(tr("It needs a configuration file that names the shop, its goods and its devices."));
    }
    m_detail->setVisible(m_error.has_value());
    m_tryWords->setText(tr("To try it with a sample shop, start it with an empty folder:"));
    m_tryCommand->setText(m_program + QStringLiteral(" --demo ~/kazasu-demo"));
    m_configWords->setText(tr("With the configuration of your shop:"));
    m_configCommand->setText(m_program + QStringLiteral(" --config /etc/kazasu/store.json"));
    //: The key that switches the whole window to the other language, in that language.
    m_languageKey->setWords(tr("日本語"));
    m_close->setWords(tr("Close"));
}

void SetupWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void SetupWindow::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_look.fitTo(size());
}

}  // namespace kazasu::app
