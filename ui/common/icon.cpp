// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/icon.h"

#include <QBuffer>
#include <QFile>
#include <QIconEngine>
#include <QImageReader>
#include <QPainter>
#include <QPixmapCache>

namespace {

QPixmap render(const QString &name, const QColor &color, const QSize &size)
{
    const QString key = name + color.name() + QString::number(size.width());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll();
    svg.replace("#000", color.name().toLatin1()); // the icons are drawn in that colour only
    QBuffer buffer(&svg);
    QImageReader reader(&buffer, "svg");
    reader.setScaledSize(size);
    pixmap = QPixmap::fromImage(reader.read());
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

// Takes its colour from the theme when it is painted.
class ThemedIconEngine : public QIconEngine
{
public:
    ThemedIconEngine(const QString &name, QColor Theme::*color)
        : m_name(name)
        , m_color(color)
    {
    }

    QIconEngine *clone() const override { return new ThemedIconEngine(m_name, m_color); }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        const Theme &theme = Theme::current();
        return render(m_name, mode == QIcon::Disabled ? theme.muted : theme.*m_color, size);
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, pixmap(rect.size() * ratio, mode, state));
    }

private:
    QString m_name;
    QColor Theme::*m_color;
};

} // namespace

QIcon themedIcon(const QString &name, QColor Theme::*color)
{
    return QIcon(new ThemedIconEngine(name, color));
}

QPixmap themedPixmap(const QString &name, QColor Theme::*color, int side, qreal ratio)
{
    QPixmap pixmap = render(name, Theme::current().*color, QSize(side, side) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}
