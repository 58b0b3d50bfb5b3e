// Maps: <div class="kith-map" data-map data-map-boundaries="/maps/wards.json"
//            data-map-points="points" data-map-tiles="…{z}/{x}/{y}.png">
// Boundaries are GeoJSON from our own server; a property "value" shades the area, "name" and "text"
// label it. Points come from the rows of the table with that id (data-lat, data-lon, data-kind on
// each tr; the first cell's link is the label), so the table is always there and always the same.
import * as L from 'leaflet'

const shades = 5

export function startMaps() {
  for (const box of document.querySelectorAll<HTMLElement>('[data-map]')) void draw(box)
}

async function draw(box: HTMLElement) {
  const map = L.map(box, {
    attributionControl: Boolean(box.dataset.mapTiles),
    scrollWheelZoom: false,
    zoomSnap: 0.25,
    maxZoom: 17
  })
  map.setView([51.5, -0.1], 10)
  if (box.dataset.mapTiles) {
    L.tileLayer(box.dataset.mapTiles, { attribution: box.dataset.mapCredit ?? '' }).addTo(map)
  }
  const bounds = L.latLngBounds([])
  if (box.dataset.mapBoundaries) {
    const answer = await fetch(box.dataset.mapBoundaries, { credentials: 'same-origin' })
    if (answer.ok) bounds.extend(addAreas(map, await answer.json() as GeoJSON.FeatureCollection))
  }
  if (box.dataset.mapPoints) bounds.extend(addPoints(map, box.dataset.mapPoints))
  if (bounds.isValid()) map.fitBounds(bounds, { padding: [16, 16], animate: false })
}

function addAreas(map: L.Map, areas: GeoJSON.FeatureCollection): L.LatLngBounds {
  const values = areas.features.map(area => Number(area.properties?.value ?? 0))
  const most = Math.max(1, ...values)
  const layer = L.geoJSON(areas, {
    style: area => {
      const part = Number(area?.properties?.value ?? 0) / most
      return { className: `kith-map__area kith-map__area--${Math.ceil(part * shades)}` }
    },
    onEachFeature: (area, shape) => {
      const { name, text } = (area.properties ?? {}) as { name?: string, text?: string }
      if (name) shape.bindTooltip(label(name, text), { sticky: true })
    }
  }).addTo(map)
  return layer.getBounds()
}

function addPoints(map: L.Map, id: string): L.LatLngBounds {
  const bounds = L.latLngBounds([])
  for (const row of document.querySelectorAll<HTMLElement>(`#${CSS.escape(id)} [data-lat]`)) {
    const at = L.latLng(Number(row.dataset.lat), Number(row.dataset.lon))
    const mark = L.circleMarker(at, {
      radius: 8, className: `kith-map__point kith-map__point--${row.dataset.kind ?? 'plain'}`
    }).addTo(map)
    const link = row.querySelector<HTMLAnchorElement>('a[href]')
    mark.bindTooltip(label(link?.textContent?.trim() ?? '', row.dataset.text))
    if (link) mark.on('click', () => link.click())
    bounds.extend(at)
  }
  return bounds
}

function label(name: string, text?: string): HTMLElement {
  const box = document.createElement('span')
  const strong = document.createElement('strong')
  strong.textContent = name
  box.append(strong)
  if (text) box.append(document.createElement('br'), text)
  return box
}
